// Judges deliveries as a receiver would: reads cases from standard input, a line of JSON each, and answers each with "accepted"
// or with why it was refused. v1 is judged by the package standardwebhooks; that knows no v1a, which is judged by Node itself.
import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

const TOLERANCE_SECONDS = 300;

function byKey(publicKey, headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) throw new Error('Message timestamp too old');
  const x = Buffer.from(publicKey.replace(/^whpk_/, ''), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signed = Buffer.from(`${id}.${timestamp}.${body}`);
  const good = signatures.split(' ').filter((one) => one.startsWith('v1a,'))
    .some((one) => verifyBytes(null, signed, key, Buffer.from(one.slice('v1a,'.length), 'base64')));
  if (!good) throw new Error('No matching signature found');
}

function judge({ secret, publicKey, headers, body }) {
  try {
    if (secret === undefined) byKey(publicKey, headers, body);
    else new Webhook(secret).verify(body, headers);
    return 'accepted';
  } catch (refused) {
    return refused.message;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== '') console.log(judge(JSON.parse(line)));
}
