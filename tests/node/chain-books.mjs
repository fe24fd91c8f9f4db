// Reads the books of a chain with ethers: one JSON object on standard input, { url, fromBlock, accounts, host, market, earnings, usdc }, and one on standard
// output. It has all money of the accounts at the newest block, and every transaction, approval and session since fromBlock. Amounts are decimal strings.

import { text } from 'node:stream/consumers';
import { Interface, ZeroAddress, getAddress } from 'ethers';

const marketplace = new Interface([
  'function sessionJobs(uint256) view returns (uint256 id, address depositor, address host, address paymentToken, uint256 deposit, uint256 pricePerToken, '
    + 'uint256 tokensUsed, uint256 maxDuration, uint256 startTime, uint256 lastProofTime, uint256 proofInterval, uint256 proofTimeoutWindow, uint8 status, '
    + 'uint256 withdrawnByHost, uint256 refundedToUser, string conversationCID, bytes32 lastProofHash, string lastProofCID)',
  'function nextJobId() view returns (uint256)',
  'function getDepositBalance(address, address) view returns (uint256)',
  'function getLockedBalanceNative(address) view returns (uint256)',
  'function getLockedBalanceToken(address, address) view returns (uint256)',
  'function accumulatedTreasuryNative() view returns (uint256)',
  'function accumulatedTreasuryTokens(address) view returns (uint256)',
]);
const token = new Interface([
  'function balanceOf(address) view returns (uint256)',
  'function allowance(address, address) view returns (uint256)',
  'event Approval(address indexed owner, address indexed spender, uint256 value)',
]);
const hostEarnings = new Interface(['function getBalance(address, address) view returns (uint256)']);

const { url, fromBlock, accounts, host, market, earnings, usdc } = JSON.parse(await text(process.stdin));

let lastId = 0;
const rpc = async (method, ...params) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: ++lastId, method, params }),
  });
  const { result, error } = await response.json();
  if (error) {
    throw new Error(`${method}: ${error.message}`);
  }

  return result;
};

const hex = (number) => `0x${number.toString(16)}`;
const head = BigInt(await rpc('eth_blockNumber'));

const call = async (contract, to, name, ...args) => {
  const answer = await rpc('eth_call', { to, data: contract.encodeFunctionData(name, args) }, hex(head));
  return contract.decodeFunctionResult(name, answer);
};
const number = async (...what) => (await call(...what))[0].toString();

const readAccount = async (account) => [getAddress(account), {
  native: BigInt(await rpc('eth_getBalance', account, hex(head))).toString(),
  usdc: await number(token, usdc, 'balanceOf', account),
  allowance: await number(token, usdc, 'allowance', account, market),
  depositNative: await number(marketplace, market, 'getDepositBalance', account, ZeroAddress),
  depositUsdc: await number(marketplace, market, 'getDepositBalance', account, usdc),
  lockedNative: await number(marketplace, market, 'getLockedBalanceNative', account),
  lockedUsdc: await number(marketplace, market, 'getLockedBalanceToken', account, usdc),
}];

const readSession = async (id) => {
  const session = await call(marketplace, market, 'sessionJobs', id);
  return {
    id: id.toString(),
    depositor: session.depositor,
    host: session.host,
    isNative: session.paymentToken === ZeroAddress,
    deposit: session.deposit.toString(),
    tokens: session.tokensUsed.toString(),
    status: Number(session.status),
    toHost: session.withdrawnByHost.toString(),
    refund: session.refundedToUser.toString(),
  };
};

const transactions = [];
const approvals = [];
for (let block = BigInt(fromBlock) + 1n; block <= head; block++) {
  const [{ transactions: found }, receipts] = await Promise.all([rpc('eth_getBlockByNumber', hex(block), true), rpc('eth_getBlockReceipts', hex(block))]);
  const receiptOf = new Map(receipts.map((receipt) => [receipt.transactionHash, receipt]));
  for (const transaction of found) {
    const receipt = receiptOf.get(transaction.hash);
    transactions.push({
      hash: transaction.hash,
      from: getAddress(transaction.from),
      to: transaction.to === null ? null : getAddress(transaction.to),
      nonce: Number(transaction.nonce),
      value: BigInt(transaction.value).toString(),
      fee: (BigInt(receipt.gasUsed) * BigInt(receipt.effectiveGasPrice)).toString(),
      hasFailed: receipt.status !== '0x1',
    });

    for (const log of receipt.logs.filter(({ address }) => getAddress(address) === getAddress(usdc))) {
      const event = token.parseLog(log);
      if (event?.name === 'Approval' && event.args.spender === getAddress(market)) {
        approvals.push({ owner: event.args.owner, amount: event.args.value.toString() });
      }
    }
  }
}

const sessions = [];
const next = BigInt(await number(marketplace, market, 'nextJobId'));
for (let id = 1n; id < next; id++) {
  sessions.push(await readSession(id));
}

console.log(JSON.stringify({
  block: Number(head),
  accounts: Object.fromEntries(await Promise.all([...accounts, market, earnings].map(readAccount))),
  earnedNative: await number(hostEarnings, earnings, 'getBalance', host, ZeroAddress),
  earnedUsdc: await number(hostEarnings, earnings, 'getBalance', host, usdc),
  feesNative: await number(marketplace, market, 'accumulatedTreasuryNative'),
  feesUsdc: await number(marketplace, market, 'accumulatedTreasuryTokens', usdc),
  transactions,
  approvals,
  sessions,
}));
