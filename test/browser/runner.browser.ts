import { assert } from 'chai';

describe('the test runner', () => {
  it('runs in a page', () => {
    assert.isFunction(globalThis.WebSocket);
    assert.equal(document.visibilityState, 'visible');
    (globalThis as { x?: number }).x = 1;
  });
});
