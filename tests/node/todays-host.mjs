// A host as they are today: no capabilities, no token numbers, one answer at a time, frames of other types ignored, errors flat. It claims after 1,000 tokens and, when the
// socket closes, what is left (at least 100 tokens), and completes the session five seconds after the dispute window. One JSON object is the first line of standard input,
// { rpcUrl, privateKey, market, chainId, modelName, tokens, disputeWindow }; each line of standard output is an event: { port }, { claimed }, { completed }. It ends with its input.

import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Contract, JsonRpcProvider, NonceManager, Wallet, hexlify, randomBytes } from 'ethers';
import { WebSocketServer } from 'ws';

const checkpointTokens = 1000;
const leastTokens = 100;
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

const lines = createInterface({ input: process.stdin });
const settings = JSON.parse(await new Promise((resolve) => lines.once('line', resolve)));
lines.on('close', () => process.exit(0));

const provider = new JsonRpcProvider(settings.rpcUrl, settings.chainId, { staticNetwork: true, pollingInterval: 50, cacheTimeout: -1 });
const market = new Contract(settings.market, [
  'function submitProofOfWork(uint256 jobId, uint256 tokensClaimed, bytes32 proofHash, string proofCID, string deltaCID)',
  'function completeSessionJob(uint256 jobId, string conversationCID)',
], new NonceManager(new Wallet(settings.privateKey, provider)));

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// The contract believes only so many tokens a second: what it refuses now it takes a little later.
const claim = async (sessionId, tokens) => {
  for (let attempt = 1; ; attempt++) {
    try {
      await (await market.submitProofOfWork(sessionId, tokens, hexlify(randomBytes(32)), '', '')).wait();
      say({ claimed: tokens });
      return;
    } catch (error) {
      if (error.code !== 'CALL_EXCEPTION' || attempt === 40) {
        throw error;
      }

      await pause(250);
    }
  }
};

const settle = async (sessionId, unproven) => {
  if (unproven > 0) {
    await claim(sessionId, Math.max(unproven, leastTokens));
  }

  const from = (await provider.getBlock('latest')).timestamp;
  while ((await provider.getBlock('latest')).timestamp < from + settings.disputeWindow + 5) {
    await pause(50);
  }

  await (await market.completeSessionJob(sessionId, '')).wait();
  say({ completed: sessionId });
};

const server = createServer((request, response) => {
  const body = request.url === '/health' ? { status: 'healthy' }
    : request.url === '/v1/models' ? { models: [{ id: settings.modelName, name: settings.modelName }], chain_id: settings.chainId }
    : undefined;
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? { error_type: 'not_found', message: 'Not found', request_id: 'r' }));
});

new WebSocketServer({ server, path: '/v1/ws' }).on('connection', (socket) => {
  let sessionId;
  let unproven = 0;
  let streaming = false;
  let cancelled = false;
  const send = (frame) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(frame));

  const infer = async (frame) => {
    const request = frame.request;
    if (typeof request?.prompt !== 'string' || !Number.isInteger(request.max_tokens)) {
      send({ type: 'error', error: 'Failed to parse inference request' });
      return;
    }

    streaming = true;
    cancelled = false;
    let sent = 0;
    for (; sent < Math.min(settings.tokens, request.max_tokens) && !cancelled && socket.readyState === socket.OPEN; sent++) {
      send({ content: ` word${sent}`, id: frame.id, tokens: 1, type: 'stream_chunk' });
      unproven += 1;
      if (unproven === checkpointTokens) {
        unproven = 0;
        await claim(sessionId, checkpointTokens);
      }

      await new Promise(setImmediate);
    }

    send({
      type: 'stream_end', reason: cancelled ? 'cancelled' : 'complete', tokens_used: sent, finish_reason: cancelled ? 'cancelled' : 'stop',
      usage: { prompt_tokens: 1, completion_tokens: sent, total_tokens: sent + 1, context_window_size: 4096 }, id: frame.id, session_id: sessionId,
    });
    streaming = false;
  };

  socket.on('message', (message) => {
    const frame = JSON.parse(message.toString());
    if (streaming) {
      cancelled ||= frame.type === 'stream_cancel';
      return;
    }

    switch (frame.type) {
      case 'session_init':
        sessionId = String(frame.session_id ?? frame.sessionId ?? frame.jobId);
        send({
          type: 'session_init_ack', status: 'success', session_id: sessionId, job_id: Number(sessionId), chain_id: settings.chainId,
          message: 'Session initialized', id: frame.id,
        });
        break;
      case 'prompt':
      case 'inference':
        infer(frame);
        break;
    }
  });
  socket.on('close', () => sessionId && settle(sessionId, unproven));
  send({ type: 'connected', message: 'WebSocket connected successfully' });
});

server.listen(0, '127.0.0.1', () => say({ port: server.address().port }));
