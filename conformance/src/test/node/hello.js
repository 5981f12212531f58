// SPDX-License-Identifier: Apache-2.0
// Copyright the ari-java authors.
'use strict';

// Greets a call, says its keys, and gives it back to the dialplan after #. Says what happens.
// Usage: node hello.js URL USER PASSWORD

const client = require('ari-client');

const [url, user, password] = process.argv.slice(2);

function fail(error) {
  console.log('failed: ' + (error.message || error));
  process.exit(1);
}

function play(ari, channel, sound) {
  const playback = ari.Playback();
  playback.once('PlaybackStarted', () => console.log('playing ' + sound));
  playback.once('PlaybackFinished', () => console.log('played ' + sound));
  return channel.play({ media: 'sound:' + sound }, playback);
}

client
  .connect(url, user, password)
  .then((ari) => {
    ari.on('StasisStart', (event, channel) => {
      console.log('call, ' + channel.state + ', arguments ' + JSON.stringify(event.args));
      channel.on('ChannelDtmfReceived', (dtmf) => {
        console.log('key ' + dtmf.digit);
        if (dtmf.digit === '#') {
          channel.continueInDialplan().catch(fail);
        } else {
          play(ari, channel, 'digits/' + dtmf.digit).catch(fail);
        }
      });
      channel
        .answer()
        .then(() => play(ari, channel, 'hello-world'))
        .catch(fail);
    });
    ari.on('StasisEnd', () => {
      console.log('left');
      ari.channels
        .get({ channelId: 'no-such' })
        .catch((error) => console.log('error ' + JSON.parse(error.message).message))
        .then(() => {
          ari.stop();
          console.log('bye');
          process.exit(0);
        });
    });
    ari.start('node-hello', () => console.log('ready'));
  })
  .catch(fail);
