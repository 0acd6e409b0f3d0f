import type { Action } from './actions.ts';
import type { Core } from './core.ts';
import { Life } from './life.ts';
import { type Plan, plainest } from './plan.ts';

/** Whether a plan still fails in the same way. */
type Test = (plan: Plan) => Promise<boolean>;

/**
 * The shortest plan found that breaks the same rule: actions are taken out, in halves, quarters and
 * so on (delta debugging), waits are cut, and what is special about the world is made usual.
 */
export async function shrink(core: Core, plan: Plan, rule: string): Promise<Plan> {
  const fails: Test = async (candidate) => {
    const { violation } = await new Life(core, candidate).live();
    return violation?.rule === rule;
  };
  let shortest = plan;
  for (let length = Infinity; shortest.actions.length < length; ) {
    length = shortest.actions.length;
    shortest = await takeOut(shortest, fails);
    shortest = await makeUsual(shortest, fails);
    shortest = await makeSmall(shortest, fails);
  }
  return shortest;
}

async function takeOut(plan: Plan, fails: Test): Promise<Plan> {
  let { actions } = plan;
  for (let size = Math.ceil(actions.length / 2); size; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < actions.length; ) {
      const fewer = [...actions.slice(0, at), ...actions.slice(at + size)];
      if (await fails({ ...plan, actions: fewer })) actions = fewer;
      else at += size;
    }
  }
  return { ...plan, actions };
}

async function makeUsual(plan: Plan, fails: Test): Promise<Plan> {
  let usual = plan;
  for (const part of ['settings', 'surroundings'] as const) {
    for (const [name, value] of Object.entries(plainest[part])) {
      const candidate = { ...usual, [part]: { ...usual[part], [name]: value } };
      const isOther = (usual[part] as unknown as Record<string, unknown>)[name] !== value;
      if (isOther && (await fails(candidate))) usual = candidate;
    }
  }
  return usual;
}

/** Shorter waits, and two waits in a row as one. */
async function makeSmall(plan: Plan, fails: Test): Promise<Plan> {
  let actions = [...plan.actions];
  for (let at = 0; at < actions.length; at++) {
    const [action, next] = [actions[at] as Action, actions[at + 1]];
    if (action.do !== 'wait') continue;
    const joined = next?.do === 'wait' ? action.ms + next.ms : undefined;
    const candidates = [
      ...(joined === undefined
        ? []
        : [[...actions.slice(0, at), wait(joined), ...actions.slice(at + 2)]]),
      ...[0.1, 0.5].map((part) => actions.with(at, wait(Math.floor(action.ms * part)))),
    ];
    for (const candidate of candidates) {
      if (await fails({ ...plan, actions: candidate })) {
        actions = candidate;
        break;
      }
    }
  }
  return { ...plan, actions };
}

const wait = (ms: number): Action => ({ do: 'wait', ms });
