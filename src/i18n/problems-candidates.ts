/** Words for choices among candidates that contradict themselves. */
import { cellSentence, param, sentence } from './problem-text.ts';

export const CANDIDATE_SENTENCES = {
  passed_over: sentence(
    (p) =>
      `得分 ${param(p, 'score')}，比入选的 ${param(p, 'id')}（${param(p, 'lowest')}）高，没有选，也没有写为什么。`,
    '请在“未选原因”写明；已经选上的请填项目编号。网页上会照实列出。',
    (p) =>
      `It scores ${param(p, 'score')}, more than ${param(p, 'id')} (${param(p, 'lowest')}), which was chosen; no reason says why it was not.`,
    'Write the reason, or the project where it was chosen. The page says it as it is.',
  ),
  chosen_with_reason: cellSentence(
    (p) => `已经选上（项目 ${param(p, 'project')}），却写了未选原因。`,
    '请去掉未选原因；没有选上的，去掉项目编号。',
    (p) => `it was chosen (project ${param(p, 'project')}), and this says why it was not.`,
    'Leave the reason empty, or the project where it was not chosen.',
  ),
  chosen_twice: cellSentence(
    (p) => `${param(p, 'file')} 第 ${param(p, 'line')} 行的候选已经是这个项目。`,
    '两个候选并成一个项目的，可以不改；写错了请查原件。',
    (p) => `the candidate in ${param(p, 'file')}, line ${param(p, 'line')}, became this project already.`,
    'Leave it where two candidates became one project; else look at the original.',
  ),
};
