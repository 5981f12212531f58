/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** How the Asterisk was configured whose traces were recorded. */
final class TraceConfiguration {

  /** The SIP port of the recorded Asterisk. */
  static final String SIP_PORT = "5066";

  /**
   * For a real Asterisk, which otherwise ends the WebSocket of a client that a busy machine keeps
   * from reading for a tenth of a second.
   */
  static final String PATIENCE = "websocket_write_timeout = 5000\n";

  /** For a real Asterisk, which chooses its SIP port. */
  static final String GLOBALS =
      """
      [globals]
      SIP_PORT = {{sip-port}}
      """;

  static final String EXTENSIONS =
      """
      [default]
      exten => 100,1,Stasis(hello)
       same => n,Hangup()

      [lab]
      exten => wait,1,Answer()
       same => n,Wait(120)
      exten => stasis,1,NoOp()
       same => n,Stasis(trace,a1,b2)
       same => n,Hangup()
      exten => cont,1,NoOp(continued ${STASISSTATUS})
       same => n,UserEvent(Foo,bar: baz)
       same => n,Wait(1)
       same => n,Hangup()
      exten => ring,1,Ringing()
       same => n,Wait(60)
      exten => ringanswer,1,Ringing()
       same => n,Wait(1)
       same => n,Answer()
       same => n,Wait(120)
      exten => progress,1,Progress()
       same => n,Wait(60)
      exten => busy,1,Busy(2)
      exten => cong,1,Congestion(2)
      exten => reject,1,Hangup(21)
      exten => dtmf,1,Answer()
       same => n,Wait(1)
       same => n,SendDTMF(1#)
       same => n,Wait(60)
      exten => talk,1,Answer()
       same => n,Playback(demo-congrats)
       same => n,Hangup()
      exten => transfer,1,Answer()
       same => n,Wait(1)
       same => n,Transfer(PJSIP/sip:target@127.0.0.1:{{sip-port}})
       same => n,NoOp(TRANSFERSTATUS=${TRANSFERSTATUS})
       same => n,Wait(20)
      exten => target,1,Answer()
       same => n,Wait(60)
      exten => xfer,1,Answer()
       same => n,Wait(2)
       same => n,Transfer(${XFERDEST})
       same => n,NoOp(TS=${TRANSFERSTATUS})
       same => n,Wait(20)
      exten => h,1,NoOp(hangup)

      [lab2]
      exten => milli,1,Answer()
       same => n,Milliwatt()
      exten => talk2,1,Answer()
       same => n,Playback(hello-world)
       same => n,PlayTones(0/20000)
       same => n,Wait(6)
       same => n,StopPlayTones()
       same => n,Wait(20)
      exten => dialecho,1,Dial(Local/wait@lab,20)
      exten => dialloop,1,Dial(PJSIP/transfer@loop,20)
      exten => bc1,1,StasisBroadcast(1500,,q1:hi,yes)
       same => n,Hangup()
      exten => bc2,1,StasisBroadcast(700,^nobody)
       same => n,Hangup()
      exten => bc3,1,StasisBroadcast(1500,^bc)
       same => n,Hangup()

      [lab3]
      exten => d1,1,Dial(PJSIP/xfer@loop,30)
      exten => d2,1,Dial(PJSIP/wait@loop,30)
      """;

  static final String PJSIP =
      """
      [global]
      type = global
      endpoint_identifier_order = username,ip,anonymous

      [transport-udp]
      type = transport
      protocol = udp
      bind = 127.0.0.1:{{sip-port}}

      [loop]
      type = endpoint
      context = lab
      disallow = all
      allow = ulaw
      direct_media = no
      aors = loop
      from_user = loop
      moh_passthrough = yes

      [loop]
      type = aor
      contact = sip:127.0.0.1:{{sip-port}}

      [loop]
      type = identify
      endpoint = loop
      match = 127.0.0.1

      [alice]
      type = endpoint
      context = lab
      disallow = all
      allow = ulaw
      aors = alice

      [alice]
      type = aor
      max_contacts = 1

      [alice-identify]
      type = identify
      endpoint = alice
      match = 127.0.0.2
      """;

  static final String SORCERY =
      """
      [res_pjsip]
      auth = config,pjsip.conf,criteria=type=auth
      auth = memory
      """;

  static final String MUSIC =
      """
      [default]
      mode = files
      directory = {{data}}/sounds/en
      sort = alpha
      """;

  private TraceConfiguration() {}
}
