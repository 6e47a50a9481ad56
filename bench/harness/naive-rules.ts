/** What people write by hand into their CI: one number against another, without an interval. */
export const naiveRules: readonly {
  readonly name: string;
  readonly alarms: (candidate: number, baseline: number) => boolean;
}[] = [
  { name: 'any drop', alarms: (candidate, baseline) => candidate < baseline },
  { name: '> 0.005', alarms: (candidate, baseline) => baseline - candidate > 0.005 },
  { name: '> 0.01', alarms: (candidate, baseline) => baseline - candidate > 0.01 },
  { name: '> 1 %', alarms: (candidate, baseline) => baseline - candidate > 0.01 * baseline },
  { name: '> 0.02', alarms: (candidate, baseline) => baseline - candidate > 0.02 },
  { name: '> 5 %', alarms: (candidate, baseline) => baseline - candidate > 0.05 * baseline },
];
