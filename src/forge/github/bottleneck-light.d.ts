/** The build of Bottleneck without Redis, which Octokit's plugins use as well; it comes without types of its own. */
declare module 'bottleneck/light.js' {
  import Bottleneck from 'bottleneck';
  export default Bottleneck;
}
