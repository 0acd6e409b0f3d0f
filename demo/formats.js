// Five ways in which servers want to be asked whether they are alive, and be spoken to.
export const formats = {
  text: { probe: 'ping', message: (text) => text },
  detect: { probe: '检测', message: (text) => text },
  flag: { probe: '{"heart":1}', message: (text) => text },
  mode: {
    probe: '{"mode":"HEART_BEAT","msg":"HEART_BEAT"}',
    message: (text) => JSON.stringify({ mode: 'MESSAGE', msg: text }),
  },
  ModeCode: {
    // A probe that changes is a function, called for each.
    probe: () => JSON.stringify({ ModeCode: 'heart_beat', msg: new Date().toISOString() }),
    message: (text) => JSON.stringify({ ModeCode: 'message', msg: text }),
  },
};
