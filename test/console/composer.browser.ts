import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { chineseTexts } from 'heartbeat-socket/console';
import { violations } from '../support/axe.ts';
import { where } from '../support/engines.ts';
import {
  choose,
  eachWithConsole,
  element,
  focused,
  open,
  problem,
  switchPlaceholders,
  write,
} from './composer-stage.ts';
import { button, field, part, rendered } from './support.ts';

describe('<socket-console> with all for sending open', () => {
  eachWithConsole();

  const openAll = async (): Promise<void> => {
    await choose('kind', 'json');
    await switchPlaceholders();
    await write('{{counter}}');
    part<HTMLInputElement>(element, 'interval').value = '1000';
    button(element, 'repeat').click();
    await write('{{counter}');
    button(element, 'send').click();
    await rendered(element);
    assert.notEqual(problem(), '');
  };

  it('axe finds nothing, in English and Chinese', async () => {
    document.documentElement.lang = 'en';
    document.title = 'Sending';
    element.before(Object.assign(document.createElement('h1'), { textContent: 'Sending' }));
    await openAll();
    assert.deepEqual(await violations(), []);
    element.texts = chineseTexts;
    element.lang = 'zh';
    await choose('kind', 'file');
    assert.deepEqual(await violations(), []);
  });

  it('fits a phone: 320 px wide, nothing sticks out', async () => {
    const place = element.parentElement as HTMLElement;
    place.style.inlineSize = '320px';
    await openAll();
    const composer = part(element, 'composer');
    assert.isAtMost(composer.scrollWidth, composer.clientWidth);
    const options = part(element, 'send-options');
    assert.isAtMost(options.scrollWidth, options.clientWidth);
    const { right } = place.getBoundingClientRect();
    for (const name of ['send', 'more', 'repeating', 'saved-save', 'interval']) {
      assert.isAtMost(part(element, name).getBoundingClientRect().right, right, name);
    }
  });

  where('keys from outside')('every control is reached by keyboard', async () => {
    await write('x');
    await open();
    await write('a', 'saved-name');
    field(element).focus();
    const order: unknown[] = [];
    for (let step = 0; step < 8; step += 1) {
      await sendKeys({ press: 'Tab' });
      order.push(focused());
    }
    assert.deepEqual(order, [
      ...['send', 'more', 'kind', 'placeholders', 'saved', 'saved-name', 'saved-save'],
      'interval',
    ]);
    part(element, 'saved-name').focus();
    await sendKeys({ press: 'Enter' });
    await rendered(element);
    assert.equal(part<HTMLSelectElement>(element, 'saved').options[1]?.value, 'a');
  });
});
