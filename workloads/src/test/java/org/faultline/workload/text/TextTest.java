package org.faultline.workload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @Test
  void whatDrawsNothingIsShownAsAnEscape() {
    assertThat(Text.visible("a\u0000\u001b[31m\r\n\t\u007f\u009b\u00a0\u200b\u202e\ufeff\u3164b"))
        .isEqualTo("a\\x00\\x1b[31m\\r\\n\\t\\x7f\\u009b\\u00a0\\u200b\\u202e\\ufeff\\u3164b");
    assertThat(Text.visible("Größe 日本 \"R 0x1\" \ud83d\ude00"))
        .isEqualTo("Größe 日本 \"R 0x1\" \ud83d\ude00");
    assertThat(Text.visible("\udb40\udc01\ud800")).isEqualTo("\\u{e0001}\\ud800");
  }

  /** Each character that a terminal may obey is one of ISO 6429's control characters. */
  @Test
  void noControlCharacterIsLeft() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x300; c++) {
      all.append((char) c);
    }
    assertThat(Text.visible(all.toString()).chars().filter(Character::isISOControl)).isEmpty();
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    String smile = "\ud83d\ude00";
    assertThat(Text.shown(smile.repeat(41))).isEqualTo(smile.repeat(40) + "...");
    assertThat(Text.shown("x".repeat(40))).isEqualTo("x".repeat(40));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE,UTF-16LE", "UTF-16BE,UTF-16BE", "UTF-16,UTF-16", "UTF-32,"})
  void charactersOfTwoBytesAreRecognised(String charset, String name) {
    byte[] bytes = "R 0x401a\r\nW 0x401b\r\n".getBytes(Charset.forName(charset));
    if (name == null) {
      bytes = ("\ufeff" + "R 0x1").getBytes(Charset.forName("UTF-32LE"));
      name = "UTF-32";
    }
    assertThat(Encoding.wide(bytes).orElse("")).startsWith("is text in " + name + " where UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "R", "R 0x1\n", "Größe\n", "\u0000\u0001\u0000\u0000ab"})
  void otherBytesAreNot(String content) {
    assertThat(Encoding.wide(content.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "R", "\ufeff", "\ufeffR 0x1", "R 0x1", "\ufeff\ufeff"})
  void oneByteOrderMarkIsSkipped(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    byte[] read = Encoding.withoutMark(new ByteArrayInputStream(bytes)).readAllBytes();
    assertThat(new String(read, StandardCharsets.UTF_8))
        .isEqualTo(Encoding.withoutMark(content))
        .isEqualTo(content.replaceFirst("^\ufeff", ""));
  }
}
