package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.lab.results.output.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that cannot be used is refused by a sentence that says where and what. */
class VectorReaderTest {
  private static final String RESERVE =
      "{'call': 'VirtualAlloc', 'address': null, 'size': '0x1000', 'type': ['MEM_RESERVE'],"
          + " 'protect': 'PAGE_READWRITE', 'bind': 'a', 'expect': {'ok': true}}";

  @TempDir Path folder;

  private static ConformanceFile read(String text) {
    return VectorReader.read("my.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String cases) {
    return "{'format': 'vm-conformance/1', 'theme': 'mine', 'cases': [" + cases + "]}";
  }

  private static String withStep(String step) {
    return file(
        "{'name': 'one', 'about': '', 'authority': 'both', 'steps': ["
            + RESERVE
            + ","
            + step
            + "]}");
  }

  @Test
  void aWholeFileIsRead() {
    ConformanceFile file =
        read(
            withStep(
                "{'call': 'Read', 'address': 'a+0x10', 'width': 4, 'expect': {'value': '0'}}"));
    assertThat(file.theme()).isEqualTo("mine");
    assertThat(file.cases().get(0).steps()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'call': 'VirtualAloc', 'address': 'a' | unknown call 'VirtualAloc'; did you mean 'VirtualAlloc'?",
        "'call': 'Read', 'address': 'b', 'width': 1 | 'address' uses 'b', which no earlier step binds",
        "'call': 'Read', 'address': 'a', 'width': 3 | 'width' is 3, but must be 1, 2, 4 or 8",
        "'call': 'Read', 'adress': 'a', 'width': 1 | 'address' is missing",
        "'call': 'Read', 'address': 'a', 'width': 1, 'wdth': 2 | unknown key 'wdth'; did you mean 'width'?",
        "'call': 'Write', 'address': 'a', 'width': 1, 'value': 'x' | 'value' is 'x', which is not a number such as 4096 or 0x1000",
        "'call': 'VirtualLock', 'address': 'a*2', 'size': '1' | 'address' is 'a*2', which is not an address such as null, 0x30000000, a or a+0x1000",
        "'call': 'VirtualFree', 'address': 'a', 'size': '0', 'freeType': ['MEM_RELEAS'] | 'freeType' has the unknown constant 'MEM_RELEAS'; did you mean 'MEM_RELEASE'?",
        "'call': 'VirtualProtect', 'address': 'a', 'size': '1', 'protect': 'PAGE_READWRTE' | 'protect' has the unknown constant 'PAGE_READWRTE'; did you mean 'PAGE_READWRITE'?",
        "'call': 'VirtualLock', 'address': 'a', 'size': '0x10000000000000000' | 'size' is '0x10000000000000000', which needs more than 64 bits",
        "'call': 'VirtualLock', 'address': 'a', 'size': '1', 'bind': 'b' | 'bind' is given for VirtualLock, but only VirtualAlloc can bind",
      })
  void aStepThatCannotBeMadeNamesFileCaseAndStep(String step, String complaint) {
    assertThatThrownBy(() -> read(withStep("{" + step + ", 'expect': {'ok': true}}")))
        .isInstanceOf(UserMistake.class)
        .hasMessage("my.json, case 'one', step 2: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{} | names no field, so everything would pass",
        "{'anyOf': []} | 'anyOf' is empty, so nothing would pass",
        "{'okay': true} | unknown key 'okay'; did you mean 'ok'?",
        "{'ok': 'yes'} | 'ok' must be true or false",
        "{'error': 'INVALID'} | 'error' is 'INVALID', which is not an error such as ERROR_INVALID_PARAMETER",
        "{'aligned': '0'} | 'aligned' is 0, of which nothing is a multiple",
        "7 | must be a JSON object",
      })
  void anAnswerThatCannotBeComparedIsRefused(String expect, String complaint) {
    String step =
        "{'call': 'VirtualAlloc', 'address': null, 'size': '1', 'type': ['0x2000'],"
            + " 'protect': '0', 'expect': "
            + expect
            + "}";
    assertThatThrownBy(() -> read(withStep(step)))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("my.json, case 'one', step 2")
        .hasMessageEndingWith(": " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'format': 'vm-conformance/3', 'theme': 't', 'cases': []} | my.json: has the format 'vm-conformance/3', but only vm-conformance/1 and vm-conformance/2 can be read",
        "{'format': 'vm-conformance/1', 'theme': 't', 'cases': []} | my.json: has no cases",
        "{'format': 'vm-conformance/1', 'theme': 't', 'cases': [{'about': 'x'}]} | my.json, case 1: 'name' is missing",
        "{'format': 'vm-conformance/1', 'theme': 't', 'cases': [{'name': 'x', 'authority': 'me', 'steps': []}]} | my.json, case 'x': 'authority' is 'me', but must be wine, windows-docs or both",
        "[] | my.json: must be a JSON object",
      })
  void aFileOfAnotherShapeIsRefused(String text, String complaint) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(UserMistake.class).hasMessage(complaint);
  }

  @Test
  void whatIsNoJsonNamesItsLine() {
    assertThatThrownBy(() -> read("{\n'format': oops}"))
        .hasMessageStartingWith("my.json, line 2: is not JSON: ");
    assertThatThrownBy(() -> read("{'format': 'a', 'format': 'b'}"))
        .hasMessageContaining("Duplicate field 'format'");
  }

  @Test
  void aFolderWithoutVectorsIsRefused() throws IOException {
    assertThatThrownBy(() -> VectorReader.folder(folder))
        .hasMessage(folder + ": has no file whose name ends in .json");
    assertThatThrownBy(() -> VectorReader.folder(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + ": there is no such folder");
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    assertThatThrownBy(() -> VectorReader.folder(file)).hasMessage(file + ": is not a folder");
  }
}
