/** Pull requests that renew the lock file: one for each branch, which is open as long as something has moved. */
export interface RenewalDesk {
  /** The one that is open from a branch of this repository into its base, and the last that was closed without a merge. */
  pulls(branch: string, base: string): Promise<RenewalPulls>;
  /** Opens it for a branch that is pushed already, or brings title and body of the open one up to date. */
  put(wanted: WantedRenewal): Promise<RenewalPull>;
  /** Closes it with a word why. Closed twice it is closed once. */
  close(number: number, word: string): Promise<void>;
}

export interface RenewalPulls {
  readonly open?: RenewalPull;
  readonly closed?: RenewalPull;
}

export interface RenewalPull {
  readonly number: number;
  readonly url: string;
  /** What we wrote of it; absent where somebody else has opened it, or changed what it says. */
  readonly about?: RenewalAbout;
  /** It was closed by us. */
  readonly ended?: true;
}

/** What it is for, in words for programs. */
export interface RenewalAbout {
  /** Project file, from the root. */
  readonly project: string;
  /** `sha256:…` of the entries that it proposes. */
  readonly proposal: string;
  /** When the data were read: ISO 8601, UTC. */
  readonly readAt: string;
}

export interface WantedRenewal {
  /** Head branch, without `refs/heads/`. */
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly about: RenewalAbout;
}
