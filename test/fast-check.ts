/**
 * Properties meet the same cases in every run, so that a run of a commit can be repeated. `FC_SEED` names other cases,
 * `FC_RUNS` asks for more of them where a test does not say how many.
 */
import fc from 'fast-check';

const { FC_SEED = '20131223', FC_RUNS } = process.env;

fc.configureGlobal({
  seed: Number(FC_SEED),
  ...(FC_RUNS === undefined ? {} : { numRuns: Number(FC_RUNS) }),
});
