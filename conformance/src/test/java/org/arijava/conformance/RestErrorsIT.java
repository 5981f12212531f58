/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_16;
import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.arijava.conformance.Server.SIMULATOR_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.arijava.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for wrongly, and the words that it is refused with; without the client between. */
@OnAsterisk
class RestErrorsIT extends LiveContract {

  private static final String JSON = "application/json";

  private final RawHttp http;

  RestErrorsIT(LiveAsterisk live) {
    super(live);
    this.http = new RawHttp(live.server().url(), live.server().user(), live.server().password());
  }

  private void refuses(String method, String target, int status, String words) throws IOException {
    RawHttp.Answer answer = http.send(method, "/ari" + target, null, null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /Channels                                | 404 | Resource not found
          GET    | /channels/                               | 404 | ARI URLs do not end with a slash
          GET    | /nothing                                 | 404 | Resource not found
          PUT    | /channels                                | 405 | Invalid method
          POST   | /sounds                                  | 405 | Invalid method
          GET    | /channels/create                         | 405 | Invalid method
          POST   | /api-docs/resources.json                 | 405 | Unsupported method
          GET    | /api-docs/no-such.json                   | 404 | Resource not found
          GET    | /api-docs                                | 404 | Resource not found
          """)
  void aWrongPathOrMethod(String method, String target, int status, String words)
      throws IOException {
    refuses(method, target, status, words);
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /channels?app=a                                                 | 400 | Endpoint must be specified
          POST   | /channels?endpoint=Local/answer@default                         | 400 | Application or extension must be specified
          POST   | /channels?endpoint=nobogus&app=a                                | 400 | Invalid endpoint specified
          POST   | /channels/create?app=a                                          | 400 | Endpoint must be specified
          POST   | /asterisk/variable                                              | 400 | Variable name is required
          GET    | /asterisk/variable                                              | 400 | Variable name is required
          POST   | /applications/conformance/subscription                          | 400 | Missing parameter eventSource
          POST   | /applications/conformance/subscription?eventSource=bogus:x      | 400 | Invalid event source URI scheme
          POST   | /events/user/x                                                  | 400 | Missing parameter application
          POST   | /playbacks/no-such/control                                      | 400 | Missing operation
          POST   | /playbacks/no-such/control?operation=dance                      | 400 | Invalid operation dance
          PUT    | /endpoints/sendMessage?from=a                                   | 400 | To must be specified
          POST   | /channels/externalMedia?external_host=127.0.0.1:9&format=ulaw   | 400 | app cannot be empty
          """)
  void aMissingOrWrongParameter(String method, String target, int status, String words)
      throws IOException {
    refuses(method, target, status, "{\"message\":\"" + words);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format=ulaw                                             | 400 | 400 | external_host is required for all but websocket server connections | external_host cannot be empty
          format=ulaw&external_host=127.0.0.1                     | 400 | 400 | external_host must be <host>:<port> for all transports other than websocket | external_host must be <host>:<port>
          external_host=127.0.0.1:9                               | 400 | 400 | format cannot be empty | format cannot be empty
          format=no-such&external_host=127.0.0.1:9                | 500 | 400 | An internal error prevented this request from being handled | Provided format (no-such) was not found
          format=ulaw&external_host=127.0.0.1:9&encapsulation=x   | 501 | 501 | The encapsulation and/or transport is not supported | The encapsulation and/or transport is not supported
          format=ulaw&external_host=127.0.0.1:9&transport=x       | 400 | 501 | transport must be 'udp' for rtp encapsulation | The encapsulation and/or transport is not supported
          """)
  void externalMediaInTheWordsOfEachRelease(
      String query, int on22, int on16, String wordsOf22, String wordsOf16) throws IOException {
    boolean isNew = live.server().version() >= 22;
    refuses(
        "POST",
        "/channels/externalMedia?app=a&" + query,
        isNew ? on22 : on16,
        "\"" + (isNew ? wordsOf22 : wordsOf16) + "\"");
  }

  @Test
  @Only({ASTERISK_16, SIMULATOR_16})
  void aTakenIdOfABridgeIsAnsweredWithNothing() throws IOException {
    String id = ari.bridges().create().id();

    RawHttp.Answer again = http.send("POST", "/ari/bridges/" + id, null, null);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEmpty();
    refuses(
        "POST",
        "/bridges/" + id + "?type=holding",
        500,
        "Supplying a bridge type when updating a bridge is not allowed.");
    http.send("DELETE", "/ari/bridges/" + id, null, null);
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /channels/no-such                              | 404 | Channel not found
          DELETE | /channels/no-such                              | 404 | Channel not found
          POST   | /channels/no-such/answer                       | 404 | Channel not found
          GET    | /channels/no-such/variable?variable=A          | 404 | Provided channel was not found
          POST   | /channels/no-such/play?media=sound:beep        | 404 | Channel not found
          GET    | /bridges/no-such                               | 404 | Bridge not found
          DELETE | /bridges/no-such                               | 404 | Bridge not found
          POST   | /bridges/no-such/moh                           | 404 | Bridge not found
          POST   | /bridges/no-such/addChannel?channel=x          | 404 | Bridge not found
          GET    | /playbacks/no-such                             | 404 | Playback not found
          DELETE | /playbacks/no-such                             | 404 | Playback not found
          GET    | /recordings/live/no-such                       | 404 | Recording not found
          GET    | /recordings/stored/no-such                     | 404 | Recording not found
          GET    | /recordings/stored/no-such/file                | 404 | Recording not found
          GET    | /applications/no-such                          | 404 | Application not found
          POST   | /events/user/x?application=no-such             | 404 | Application not found
          GET    | /endpoints/NoTech                              | 404 | No Endpoints found - invalid tech NoTech
          GET    | /endpoints/pjsip                               | 404 | No Endpoints found - invalid tech pjsip
          GET    | /endpoints/PJSIP/no-such                       | 404 | Endpoint not found
          GET    | /sounds/no-such                                | 404 | Sound not found
          GET    | /asterisk/modules/no-such.so                   | 404 | Module could not be found in running modules
          DELETE | /asterisk/modules/no-such.so                   | 404 | Module not found in running modules
          PUT    | /asterisk/modules/no-such.so                   | 404 | Module not found in running modules
          POST   | /asterisk/modules/no-such.so                   | 409 | Module load declined
          POST   | /asterisk/modules/app_echo.so                  | 409 | Module is already loaded
          PUT    | /asterisk/modules/app_echo.so                  | 409 | Module does not support reloading
          DELETE | /asterisk/logging/no-such                      | 404 | Log channel does not exist
          PUT    | /deviceStates/PJSIP%2Floop?deviceState=BUSY    | 409 | Uncontrolled device specified
          DELETE | /deviceStates/PJSIP%2Floop                     | 409 | Uncontrolled device specified
          GET    | /asterisk/config/dynamic/bogus/aor/x           | 404 | configClass 'bogus' not found
          GET    | /asterisk/config/dynamic/res_pjsip/bogus/x     | 404 | objectType 'bogus' not found
          GET    | /asterisk/config/dynamic/res_pjsip/aor/no-such | 404 | Object with id 'no-such' not found
          """)
  void aThingThatIsNotThereOrNotToBeHad(String method, String target, int status, String words)
      throws IOException {
    refuses(method, target, status, words);
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /answer                               | 409 | Channel not in Stasis application
          POST | /play?media=sound:beep                | 409 | Channel not in Stasis application
          POST | /variable?variable=A&value=b          | 409 | Channel not in Stasis application
          POST | /continue                             | 409 | Channel not in Stasis application
          POST | /dtmf?dtmf=1                          | 409 | Channel not in Stasis application
          POST | /mute?direction=both                  | 409 | Channel not in Stasis application
          POST | /record?name=x&format=wav             | 409 | Channel not in Stasis application
          POST | /dial                                 | 409 | Channel not in Stasis application
          GET  | /variable                             | 400 | Variable name is required
          GET  | /variable?variable=UNSET              | 404 | Provided variable was not found
          GET  | /variable?variable=NO_SUCH_FUNCTION() | 500 | Unable to read provided function
          """)
  void aCommandToAChannelOutsideStasis(String method, String command, int status, String words)
      throws IOException {
    refuses(method, "/channels/" + live.elsewhere().id() + command, status, words);
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /answer                                | 412 | Channel in invalid state
          POST   | /ring                                  | 412 | Channel in invalid state
          POST   | /play?media=sound:beep                 | 412 | Channel in invalid state
          POST   | /dtmf?dtmf=1                           | 412 | Channel in invalid state
          POST   | /redirect?endpoint=Local/ring@default  | 412 | Channel in invalid state
          """)
  void aCommandToAChannelThatIsDown(String method, String command, int status, String words)
      throws IOException {
    refuses(
        method, "/channels/" + live.undialled("Local/ring@default").id() + command, status, words);
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /dial                                        | 409 | Channel is not in the 'Down' state
          POST   | /mute                                        | 400 |
          POST   | /dtmf                                        | 400 | DTMF is required
          POST   | /redirect                                    | 400 | Required parameter 'endpoint' not provided.
          POST   | /redirect?endpoint=PJSIP/loop                | 422 |
          POST   | /continue?context=default&extension=answer&label=x | 404 | Requested label can not be found
          POST   | /snoop?app=x                                 | 400 |
          POST   | /snoop?app=x&spy=sideways                    | 400 |
          POST   | /record?name=x&format=no-such                | 422 |
          POST   | /record?name=../x&format=wav                 | 500 |
          POST   | /record?name=x&format=wav&maxDurationSeconds=-1 | 400 | max_duration_seconds cannot be negative
          DELETE | ?reason=no-such                              | 400 |
          GET    | /rtp_statistics                              | 403 | Unsupported channel type
          """)
  void aWrongCommandToACall(String method, String command, int status, String words)
      throws IOException {
    refuses(
        method,
        "/channels/" + live.channel().id() + command,
        status,
        words == null ? "message" : words);
  }

  @Test
  void theChannelsOfAnotherPlaceDoNotEnterABridge() throws IOException {
    String bridge = "/bridges/" + ari.bridges().create().id();
    Channel elsewhere = live.elsewhere();
    Channel channel = live.channel();

    refuses("POST", bridge + "/addChannel", 400, "");
    refuses("POST", bridge + "/addChannel?channel=no-such", 400, "Channel not found");
    refuses(
        "POST",
        bridge + "/addChannel?channel=" + elsewhere.id(),
        422,
        "Channel not in Stasis application");
    refuses(
        "POST",
        bridge + "/removeChannel?channel=" + channel.id(),
        422,
        "Channel not in this bridge");
    refuses("DELETE", bridge + "/moh", 409, "Bridge isn't playing music");
    refuses("POST", "/bridges?type=no-such", 500, "");
    http.send("DELETE", "/ari" + bridge, null, null);
  }

  @Test
  void aTakenIdOfAChannelConflicts() throws IOException {
    String id = live.channel().id();

    refuses(
        "POST",
        "/channels?endpoint=Local/answer@default&app=conformance&channelId=" + id,
        409,
        "Channel with given unique ID already exists");
  }

  @Test
  void anIdOfAChannelHas149CharactersAtMost() throws IOException {
    refuses(
        "POST",
        "/channels?endpoint=Local/answer@default&app=conformance&channelId=" + "L".repeat(150),
        400,
        "Uniqueid length exceeds maximum of 149");
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() throws IOException {
    RawHttp.Answer answer = http.send("POST", "/ari/events/user/x", "{bad", JSON);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Error parsing request body");
  }

  @Test
  void aBodyOfAnotherTypeIsNotRead() throws IOException {
    RawHttp.Answer answer =
        http.send("POST", "/ari/events/user/x?application=conformance", "{bad", "text/plain");

    assertThat(answer.status()).isEqualTo(204);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws IOException {
    String body = "{\"variables\":{\"A\":\"" + "x".repeat(41_000) + "\"}}";
    RawHttp.Answer answer =
        http.send("POST", "/ari/events/user/x?application=conformance", body, JSON);

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void aWrongPasswordIsUnauthorized() throws IOException {
    RawHttp.Answer answer =
        new RawHttp(live.server().url(), live.server().user(), "wrong")
            .send("GET", "/ari/channels", null, null);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("Authentication required");
  }

  @Test
  void whoMayOnlyReadWritesNothing() throws IOException {
    RawHttp reader = new RawHttp(live.server().url(), LiveAsterisk.READER, LiveAsterisk.READER);

    assertThat(reader.send("GET", "/ari/channels", null, null).status()).isEqualTo(200);
    RawHttp.Answer answer = reader.send("POST", "/ari/bridges", null, null);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("Write access denied");
  }

  @Test
  void ofAParameterThatIsThereTwiceTheLastCounts() throws IOException {
    String name = "TWICE_" + fresh().substring(0, 8);
    http.send("POST", "/ari/asterisk/variable?variable=" + name + "&value=1&value=2", null, null);

    assertThat(http.send("GET", "/ari/asterisk/variable?variable=" + name, null, null).body())
        .isEqualTo("{\"value\":\"2\"}");
  }

  @Test
  void theBodyOverridesTheQuery() throws IOException {
    String name = "BOTH_" + fresh().substring(0, 8);
    http.send(
        "POST",
        "/ari/asterisk/variable?variable=" + name + "&value=query",
        "{\"value\":\"body\"}",
        JSON);

    assertThat(http.send("GET", "/ari/asterisk/variable?variable=" + name, null, null).body())
        .isEqualTo("{\"value\":\"body\"}");
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void severalVariablesWantNamesAndAnObject() throws IOException {
    String variables = "/channels/" + live.channel().id() + "/variables";

    refuses("GET", variables, 400, "message");
    refuses("POST", variables, 400, "message");
    refuses("GET", variables + "?variables=UNSET", 404, "message");
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aClaimSaysWhatItLacks() throws IOException {
    refuses("POST", "/events/claim?channelId=x", 400, "application parameter is required");
    refuses("POST", "/events/claim?application=x", 400, "channelId parameter is required");
    refuses(
        "POST",
        "/events/claim?channelId=x&application=x",
        404,
        "Channel not found or not in broadcast state");
  }
}
