// A client of the oldest inference protocol with a session id and nothing else: no session_init, no signatures, no acknowledgements. One JSON object on standard
// input, { url, sessionId, prompt, model, maxTokens }, and one on standard output, { text, chunks, usage, error }. An error ends it, in whichever shape it comes.

import { text } from 'node:stream/consumers';
import WebSocket from 'ws';

const { url, sessionId, prompt, model, maxTokens } = JSON.parse(await text(process.stdin));

const answer = await new Promise((resolve, reject) => {
  const socket = new WebSocket(url);
  let received = '';
  let chunks = 0;
  const end = (result) => {
    socket.close();
    resolve({ text: received, chunks, ...result });
  };

  socket.on('error', reject);
  socket.on('close', (code) => resolve({ text: received, chunks, error: { code: 'CLOSED', message: String(code) } }));
  socket.on('open', () => socket.send(JSON.stringify({
    type: 'inference',
    session_id: sessionId,
    request: { prompt, model, max_tokens: maxTokens, temperature: 0.7, stream: true },
  })));
  socket.on('message', (message) => {
    const frame = JSON.parse(message.toString());
    switch (frame.type) {
      case 'stream_chunk':
        received += frame.content;
        chunks += 1;
        break;
      case 'stream_end':
        end({ usage: frame.usage });
        break;
      case 'error':
        end({ error: typeof frame.error === 'object' ? frame.error : { code: frame.code, message: frame.message ?? frame.error } });
        break;
    }
  });
});

console.log(JSON.stringify(answer));
