/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arijava.spec.Model;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;

/** Writes the generated part of the client: run by the build with the folder to write to. */
public final class Generator {

  private final Api api;

  Generator(Api api) {
    this.api = api;
  }

  /** Writes all source files below the folder that the only argument names. */
  public static void main(String[] args) throws IOException {
    Spec spec = Spec.load();
    List<String> problems = spec.validate();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "the specification is not sound:\n" + String.join("\n", problems));
    }
    Path folder = Path.of(args[0]);
    empty(folder);
    for (JavaFile file : new Generator(new Api(spec)).files()) {
      file.writeTo(folder);
    }
  }

  /** Deletes what an earlier build wrote, so that nothing outlives its facts. */
  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** All source files. */
  List<JavaFile> files() {
    List<JavaFile> files = new ArrayList<>();
    for (Resource resource : api.resources()) {
      files.add(file(Names.ROOT, new RepositoryWriter(api, resource).write()));
      files.add(file(Names.OPERATIONS, new RequestsWriter(api, resource).write()));
      AsyncRepositoryWriter async = new AsyncRepositoryWriter(api, resource);
      files.add(file(Names.ASYNC, async.declared()));
      files.add(file(Names.ASYNC_VIEWS, async.view()));
      resource
          .overlay()
          .enums()
          .forEach(
              (name, overlay) ->
                  files.add(file(Names.MODEL, new EnumWriter(api, name, overlay).write())));
      for (ApiOperation operation : api.operations(resource)) {
        if (operation.hasOptions()) {
          files.add(file(Names.OPTIONS, new OptionsWriter(api, operation).write()));
        }
      }
      for (Model model : resource.models()) {
        if (api.isVisible(model)) {
          files.add(
              file(
                  api.className(model).packageName(),
                  new ModelWriter(api, resource, model).write()));
          files.add(file(Names.CODEC, new DecodedWriter(api, resource, model).write()));
        }
        if (api.isObject(model)) {
          AsyncObjectWriter object = new AsyncObjectWriter(api, resource, model);
          files.add(file(Names.ASYNC, object.declared()));
          files.add(file(Names.ASYNC_VIEWS, object.view()));
        }
      }
    }
    files.add(file(Names.CODEC, new EventDecodersWriter(api).write()));
    files.add(file(Names.CODEC, new EventTypesWriter(api).write()));
    return files;
  }

  private static JavaFile file(String packageName, TypeSpec type) {
    return JavaFile.builder(packageName, type)
        .addFileComment("Generated from the facts of ARI. SPDX-License-Identifier: Apache-2.0")
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }
}
