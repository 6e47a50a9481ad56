/** Preloaded into a command (`node --import`): its clock is MLOPS_TEST_LATER hours ahead. */
const Real = Date;
const ahead = Number(process.env['MLOPS_TEST_LATER'] ?? 0) * 3_600_000;

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead);
    else super(...given);
  }

  static now() {
    return Real.now() + ahead;
  }
};
