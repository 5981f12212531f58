/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.arijava.spec.Model;
import org.arijava.spec.Operation;
import org.arijava.spec.OperationOverlay;
import org.arijava.spec.Parameter;
import org.arijava.spec.ParameterOverlay;
import org.arijava.spec.Resource;

/** An operation as the methods it becomes. Immutable. */
final class ApiOperation {

  private static final Map<Integer, String> ERRORS =
      Map.of(
          400, "BadRequestException",
          401, "UnauthorizedException",
          403, "ForbiddenException",
          404, "NotFoundException",
          409, "ConflictException",
          412, "PreconditionFailedException",
          422, "UnprocessableException");

  private final Api api;
  private final Resource resource;
  private final Operation operation;
  private final OperationOverlay overlay;
  private final List<ApiParameter> parameters = new ArrayList<>();

  ApiOperation(Api api, Resource resource, Operation operation) {
    this.api = api;
    this.resource = resource;
    this.operation = operation;
    this.overlay =
        Objects.requireNonNull(
            resource.overlay().operations().get(operation.nickname()), operation.nickname());
    for (Parameter parameter : operation.parameters()) {
      ParameterOverlay words =
          Objects.requireNonNull(overlay.parameters().get(parameter.name()), parameter.name());
      parameters.add(new ApiParameter(api, parameter, words));
    }
  }

  Api api() {
    return api;
  }

  Operation operation() {
    return operation;
  }

  Resource resource() {
    return resource;
  }

  String nickname() {
    return operation.nickname();
  }

  String javaName() {
    return overlay.java() == null
        ? Names.camel(operation.nickname())
        : Names.identifier(overlay.java());
  }

  String instanceName() {
    return overlay.instanceName() == null ? javaName() : Names.identifier(overlay.instanceName());
  }

  /** The events that tell that it is done, when Asterisk answers before. */
  List<String> completedBy() {
    return overlay.completedBy();
  }

  List<ApiParameter> parameters() {
    return parameters;
  }

  /** Required parameters: those of the path first, a list last. */
  List<ApiParameter> positional() {
    List<ApiParameter> ordered = new ArrayList<>();
    parameters.stream().filter(p -> p.isPath()).forEach(ordered::add);
    parameters.stream()
        .filter(p -> !p.isPath() && p.isPositional() && !p.isList())
        .forEach(ordered::add);
    parameters.stream()
        .filter(p -> !p.isPath() && p.isPositional() && p.isList())
        .forEach(ordered::add);
    return ordered;
  }

  List<ApiParameter> optional() {
    return parameters.stream().filter(p -> !p.isPath() && !p.isPositional()).toList();
  }

  boolean isWebsocket() {
    return operation.websocket();
  }

  boolean isBinary() {
    return operation.response().equals("binary");
  }

  /** The kind of the object that it creates and that events will name. */
  Optional<String> creates() {
    return operation.method().equals("POST")
        ? api.model(operation.response())
            .filter(model -> api.isObject(model) && api.overlay(model).events())
            .map(Model::id)
        : Optional.empty();
  }

  /** The required parameter that names what it creates, if one does. */
  Optional<ApiParameter> namedCreation() {
    return creates()
        .flatMap(
            kind ->
                parameters.stream()
                    .filter(ApiParameter::isPositional)
                    .filter(parameter -> names(kind, parameter.wireName()))
                    .findFirst());
  }

  /** Whether the parameter is the id that what is created will have. */
  private boolean names(String kind, String parameter) {
    return switch (kind) {
      case "LiveRecording" -> parameter.equals("name");
      case "Playback" -> parameter.equals("playbackId");
      case "Bridge" -> parameter.equals("bridgeId");
      case "Channel" ->
          parameter.equals("snoopId")
              || (parameter.equals("channelId") && !operation.path().contains("snoop"));
      default -> false;
    };
  }

  boolean hasOptions() {
    return !optional().isEmpty() && !isWebsocket();
  }

  ClassName options() {
    String name = resource.name();
    String singular =
        name.endsWith("xes")
            ? name.substring(0, name.length() - 2)
            : name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    return ClassName.get(
        Names.OPTIONS, Names.type(singular) + Names.type(Names.camel(javaName())) + "Options");
  }

  Optional<Model> owner() {
    return api.owner(resource, operation);
  }

  /** What the method returns. */
  TypeName returns() {
    if (overlay.unwrap() != null) {
      return overlay.unwrap().equals("value")
          ? ClassName.get(String.class)
          : ParameterizedTypeName.get(Map.class, String.class, String.class);
    }
    String response = operation.response();
    if (response.equals("void")) {
      return TypeName.VOID;
    }
    if (response.equals("binary")) {
      return ClassName.get(InputStream.class);
    }
    Model model = responseModel();
    return response.startsWith("List[")
        ? ParameterizedTypeName.get(ClassName.get(List.class), api.className(model))
        : api.className(model);
  }

  private Model responseModel() {
    String response = operation.response();
    String id =
        response.startsWith("List[")
            ? response.substring("List[".length(), response.length() - 1)
            : response;
    return api.model(id).orElseThrow(() -> new IllegalArgumentException("no model " + id));
  }

  /** What its asynchronous method returns. */
  TypeName future() {
    return ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), returns().box());
  }

  /** What the request of it is, as a type. */
  TypeName request() {
    return ParameterizedTypeName.get(Names.OPERATION, returns().box());
  }

  /** The expression that makes the call of that name a request with its result. */
  CodeBlock send(String call) {
    if (overlay.unwrap() != null) {
      return CodeBlock.of(
          "core.$L($N, $S)",
          overlay.unwrap().equals("value") ? "text" : "texts",
          call,
          overlay.unwrap());
    }
    String response = operation.response();
    if (response.equals("void")) {
      return CodeBlock.of("core.nothing($N)", call);
    }
    if (response.equals("binary")) {
      return CodeBlock.of("core.stream($N)", call);
    }
    return CodeBlock.of(
        "core.$L($N, $T::new)",
        response.startsWith("List[") ? "list" : "one",
        call,
        api.decoded(responseModel()));
  }

  /** The statement that begins the call, its path filled in. */
  CodeBlock begin() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(
        "$T call = new $T($S, $S)", Names.CALL, Names.CALL, operation.method(), operation.path());
    for (ApiParameter parameter : parameters) {
      if (parameter.isPath() && parameter.isPlainText()) {
        code.add(".id($S, $N)", parameter.wireName(), parameter.javaName());
      }
    }
    return code.build();
  }

  /** The method and the path, its variables in braces. */
  String name() {
    return operation.method() + " " + operation.path();
  }

  /** The Javadoc of its methods, with tags for these parameters. */
  CodeBlock doc(List<CodeBlock> parameterTags) {
    StringBuilder text = new StringBuilder(overlay.doc());
    if (!overlay.completedBy().isEmpty()) {
      text.append("\n<p>Asterisk answers before it is done; done is told by ")
          .append(
              String.join(
                  " or ", overlay.completedBy().stream().map(e -> "{@code " + e + "}").toList()))
          .append('.');
    }
    text.append(Prose.since(operation.since()));
    text.append("\n<p>ARI: {@code ")
        .append(operation.method())
        .append(' ')
        .append(operation.path())
        .append("}.");
    CodeBlock.Builder doc = CodeBlock.builder().add(Prose.of(text.toString())).add("\n");
    parameterTags.forEach(doc::add);
    if (overlay.returns() != null && !operation.response().equals("void")) {
      doc.add(Prose.tag("return", overlay.returns()));
    }
    new TreeMap<>(overlay.errors())
        .forEach(
            (code, why) ->
                doc.add(
                    Prose.tag(
                        "throws",
                        Names.ERROR
                            + "."
                            + ERRORS.getOrDefault(Integer.valueOf(code), "ServerException")
                            + " if "
                            + why)));
    return doc.add("\n").build();
  }

  /** Whether the parameter is part of the identity of the object that has the operation. */
  boolean isIdentity(ApiParameter parameter) {
    return parameter.isPath()
        && owner()
            .flatMap(api::getter)
            .map(get -> get.operation().path().contains("{" + parameter.wireName() + "}"))
            .orElse(false);
  }
}
