/** The messages of the errors that `act` has reported to the page, which then hears nothing of them. */
export async function reported(act: () => unknown): Promise<string[]> {
  const messages: string[] = [];
  const { onerror } = globalThis;
  globalThis.onerror = (_message, _source, _line, _column, error) => {
    messages.push(error instanceof Error ? error.message : String(error));
    return true;
  };
  try {
    await act();
  } finally {
    globalThis.onerror = onerror;
  }
  return messages;
}
