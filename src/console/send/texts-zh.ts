import type { SendTexts } from './texts.ts';

export const chineseSendTexts: SendTexts = {
  send: '发送',
  message: '消息',
  messageHint: '消息:回车发送',
};
