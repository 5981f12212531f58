/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/**
 * Asterisk answered with an error. Its subclasses are the statuses that callers treat differently;
 * any other status is an instance of this class itself.
 */
public sealed class AriResponseException extends AriException
    permits BadRequestException,
        ConflictException,
        ForbiddenException,
        NotFoundException,
        PreconditionFailedException,
        ServerException,
        UnauthorizedException,
        UnprocessableException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;
  private final String operation;
  private final String body;

  /**
   * Creates the exception.
   *
   * @param operation what was asked, as {@code POST /channels/17.42/play}
   * @param status the HTTP status
   * @param reason why, in Asterisk's words
   * @param body the whole body of the answer
   */
  AriResponseException(String operation, int status, String reason, String body) {
    super(operation + ": " + status + " " + reason, null);
    this.status = status;
    this.reason = reason;
    this.operation = operation;
    this.body = body;
  }

  /** The exception that stands for an answer with this status. */
  public static AriResponseException of(String operation, int status, String reason, String body) {
    return switch (status) {
      case 400 -> new BadRequestException(operation, status, reason, body);
      case 401 -> new UnauthorizedException(operation, status, reason, body);
      case 403 -> new ForbiddenException(operation, status, reason, body);
      case 404 -> new NotFoundException(operation, status, reason, body);
      case 409 -> new ConflictException(operation, status, reason, body);
      case 412 -> new PreconditionFailedException(operation, status, reason, body);
      case 422 -> new UnprocessableException(operation, status, reason, body);
      default ->
          status >= 500
              ? new ServerException(operation, status, reason, body)
              : new AriResponseException(operation, status, reason, body);
    };
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Why, in Asterisk's words; the status's own name where it gave none. */
  public String reason() {
    return reason;
  }

  /** What was asked: the method and the path, with the object's id. */
  public String operation() {
    return operation;
  }

  /** The body of the answer: JSON or HTML as a rule, or empty. */
  public String body() {
    return body;
  }
}
