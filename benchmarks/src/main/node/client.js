// SPDX-License-Identifier: Apache-2.0
// Copyright the ari-java authors.
//
// node's ari-client, driven by lines on the standard input as the Java clients are.
'use strict';

const http = require('http');
const readline = require('readline');
const ari = require('ari-client');

console.log = () => {}; // the library's notices, where answers are awaited

const TYPES = ['ChannelVarset', 'ChannelDialplan', 'ChannelHangupRequest', 'Dial',
  'ChannelStateChange', 'StasisStart', 'ChannelCreated', 'ChannelEnteredBridge',
  'ChannelLeftBridge', 'ChannelCallerId', 'ChannelConnectedLine', 'ChannelDtmfReceived'];

const url = process.argv[3];
const starting = process.argv[4] === 'start';

if (process.argv[2] === 'node-no-keep-alive') {
  http.globalAgent = new http.Agent({ keepAlive: false }); // as it was before version 19
}
const id = (n) => '1795400000.' + String(n).padStart(7, '0');
const say = (line) => process.stdout.write(line + '\n');

let count = 0;
let used = 0;
let disorder = 0;
let order = false;
let blocking = false;
const latest = new Map();

function handle(event) {
  const channel = event.channel || event.peer;
  const third = order ? channel.name : channel.state;
  used += event.type.length + channel.id.length + third.length;
  if (order) {
    const serial = Number(channel.name.slice(-7));
    if (latest.has(channel.id) && latest.get(channel.id) >= serial) disorder++;
    latest.set(channel.id, serial);
  }
  count++;
}

function expect() {
  count = 0;
  disorder = 0;
  latest.clear();
  say('ok');
}

function end() { // all handlers of what came before have returned
  say(`done count=${count} disorder=${disorder}`);
}

async function get(client, total, inFlight) {
  let next = 0;
  let answered = 0;
  const work = async () => {
    while (next < total) {
      const channel = await client.channels.get({ channelId: id(next++ % 1000) });
      if (channel.name.length > 0) answered++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  say(`done count=${answered}`);
}

async function answer(client, channel) {
  if (blocking && Number(channel.id.slice(-7)) % 100 === 0) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await client.channels.answer({ channelId: channel.id });
  await client.channels.play({ channelId: channel.id, media: 'sound:hello-world' });
}

function hear(client, words) {
  order = words.includes('order');
  if (words[1] === 'all') {
    TYPES.forEach((type) => client.on(type, handle));
  } else if (words[1] === 'each') {
    client.setMaxListeners(0);
    for (let i = 0; i < Number(words[2]); i++) {
      const channel = client.Channel(id(i));
      TYPES.forEach((type) => channel.on(type, handle));
    }
  }
  say('ok');
}

function heap() {
  for (let i = 0; i < 3; i++) global.gc();
  say('heap ' + process.memoryUsage().heapUsed);
}

async function main() {
  const began = process.hrtime.bigint();
  const passed = () => (process.hrtime.bigint() - began) / 1000n;
  const client = await ari.connect(url.replace(/\/$/, ''), 'bench', 'bench');
  if (starting) {
    const channel = await client.channels.get({ channelId: id(1) });
    if (!channel.name) throw new Error('a channel without a name');
    say('answer ' + passed());
  }
  client.on('DeviceStateChanged', end);
  await client.start('bench');
  if (starting) {
    say('ready ' + passed());
    process.exit(0);
  }
  say('ready');
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const words = line.split(' ');
    switch (words[0]) {
      case 'hear': hear(client, words); break;
      case 'expect': expect(); break;
      case 'get': get(client, Number(words[1]), Number(words[2])); break;
      case 'flow':
        client.on('StasisStart', (event, channel) => {
          answer(client, channel).catch((e) => console.error('node: ' + e));
        });
        say('ok');
        break;
      case 'block': blocking = words[1] === 'on'; say('ok'); break;
      case 'heap': heap(); break;
      case 'quit': process.exit(0); break;
      default: say('unknown ' + words[0]);
    }
  });
}

main().catch((e) => { console.error('node: ' + e); process.exit(1); });
