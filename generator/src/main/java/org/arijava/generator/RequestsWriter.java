/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Resource;

/** Writes the class that makes the requests of a repository, which both its flavours send. */
final class RequestsWriter {

  private final Api api;
  private final Resource resource;

  RequestsWriter(Api api, Resource resource) {
    this.api = api;
    this.resource = resource;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(api.requests(resource))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("The requests of {@link $T}. Stateless.", api.repository(resource))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (ApiOperation operation : api.operations(resource)) {
      if (!operation.isWebsocket()) {
        type.addMethods(new MethodForms(operation).requests());
      }
    }
    return type.build();
  }
}
