/** A private, real Asterisk for tests and trials. */
module org.arijava.asterisk {
  requires static org.jspecify;
  requires org.slf4j;

  exports org.arijava.asterisk;
}
