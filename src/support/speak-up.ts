const silenceMs = 2000;
const longestMs = 60_000;

/**
 * Says something about work that lasts: after two seconds, then after four more, and so on, at most once a minute, so
 * that a log of hours stays readable. Work that is over before is not spoken of.
 * @param speak is given the seconds since the beginning
 * @returns ends it, and tells how long the work took and whether anything was said
 */
export function speakUp(speak: (seconds: number) => void): () => { readonly seconds: number; readonly spoke: boolean } {
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  let wait = silenceMs;
  const again = () => {
    speak(seconds());
    wait = Math.min(wait * 2, longestMs);
    timer = setTimeout(again, wait);
  };
  let timer = setTimeout(again, wait);
  return () => {
    clearTimeout(timer);
    return { seconds: seconds(), spoke: wait > silenceMs };
  };
}
