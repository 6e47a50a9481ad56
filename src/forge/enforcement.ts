/** What keeps releases from reaching an environment in another way than by a merged promotion pull request. */
export interface Enforcement {
  /** What is there and what is missing; changes nothing. */
  look(environments: readonly EnforcedEnvironment[]): Promise<readonly Enforced[]>;
  /** Makes what is missing, which takes a token of an administrator. Done twice it is done once. */
  create(environments: readonly EnforcedEnvironment[]): Promise<readonly Enforced[]>;
}

export interface EnforcedEnvironment {
  readonly name: string;
  /** Without `refs/heads/`. */
  readonly branch: string;
  /** Approvals that a promotion into it needs. */
  readonly approvals: number;
}

/** One thing on the host: a ruleset for all branches of environments, and an environment for each of them. */
export interface Enforced {
  readonly what: 'ruleset' | 'environment';
  readonly name: string;
  /**
   * `there`: as it should be; `made`: so just now; `missing`; `differs`: it lets more through; `hidden`: the token may not
   * look at it; `refused`: the token may not change it.
   */
  readonly state: 'there' | 'made' | 'missing' | 'differs' | 'hidden' | 'refused';
  /** What was found, or what the host said. */
  readonly sentence: string;
  /** Where an administrator clicks, where something is left to do. */
  readonly click?: string;
}
