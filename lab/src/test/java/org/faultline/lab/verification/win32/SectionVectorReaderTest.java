package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.faultline.lab.results.output.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came with vm-conformance/2 is read as strictly as the rest. */
class SectionVectorReaderTest {
  private static final String CREATE =
      "{'call': 'CreateFileMapping', 'file': null, 'size': '0x1000', 'protect':"
          + " 'PAGE_READWRITE|SEC_COMMIT', 'inherit': true, 'bind': 's',"
          + " 'expect': {'ok': true, 'existed': false}}";
  private static final String MAP =
      "{'call': 'MapViewOfFile', 'handle': 's', 'access': ['FILE_MAP_WRITE'], 'offset': '0',"
          + " 'size': '0', 'address': null, 'bind': 'v',"
          + " 'expect': {'ok': true, 'aligned': '0x10000'}}";

  private static ConformanceFile read(String text) {
    return VectorReader.read("my.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String rest) {
    return "{'format': 'vm-conformance/2', 'theme': 'mine', 'cases': [{'name': 'one', 'about': '',"
        + " 'authority': 'both', "
        + rest
        + "}]}";
  }

  private static String withSteps(String... steps) {
    return file("'steps': [" + CREATE + ", " + MAP + ", " + String.join(", ", steps) + "]");
  }

  private static ConformanceCase only(ConformanceFile file) {
    assertThat(file.cases()).hasSize(1);
    return file.cases().get(0);
  }

  @Test
  void handlesAndAddressesHaveNamesOfTheirOwn() {
    ConformanceCase read =
        only(
            read(
                withSteps(
                    "{'call': 'VirtualAlloc', 'address': null, 'size': '1', 'type': [],"
                        + " 'protect': '0', 'bind': 's', 'expect': {'ok': false}}",
                    "{'call': 'CloseHandle', 'handle': 's', 'expect': {'ok': true}}",
                    "{'call': 'Read', 'address': 's+1', 'width': 1, 'expect': {'ok': true}}",
                    "{'call': 'CloseHandle', 'handle': '0x7ffc', 'expect': {'ok': false}}")));
    assertThat(read.steps()).hasSize(6);
    assertThat(read.hasTwoProcesses()).isFalse();
  }

  @Test
  void filesAndTagsAreRead() {
    ConformanceCase read =
        only(
            read(
                file(
                    "'files': {'F': {'size': '0x2345'}, 'G': {'size': 0}},"
                        + " 'tags': ['cache-coherent', 'no-pressure'], 'steps': ["
                        + CREATE
                        + "]")));
    assertThat(read.files()).containsExactly(new CaseFile("F", 0x2345), new CaseFile("G", 0));
    assertThat(read.tags()).containsExactly(CaseTag.CACHE_COHERENT, CaseTag.NO_PRESSURE);
  }

  @Test
  void aChildHasTheNamesOfInheritableHandlesAndNoOthers() {
    String child =
        "{'call': 'CreateProcess', 'child': 'b', 'inheritHandles': true, 'expect': {'ok': true}}";
    assertThat(
            only(read(
                    withSteps(
                        child,
                        "{'call': 'CloseHandle', 'handle': 's', 'process': 'b', 'expect':"
                            + " {'ok': true}}")))
                .hasTwoProcesses())
        .isTrue();
    assertThatThrownBy(
            () ->
                read(
                    withSteps(
                        child,
                        "{'call': 'UnmapViewOfFile', 'address': 'v', 'process': 'b', 'expect':"
                            + " {'ok': true}}")))
        .hasMessage("my.json, case 'one', step 4: 'address' uses 'v', which no earlier step binds");
  }

  @Test
  void whatTheOtherProcessIsGivenLastsUntilItEnds() {
    String duplicate =
        "{'call': 'DuplicateHandle', 'handle': 's', 'bind': 'd', 'expect': {'ok': true}}";
    String close = "{'call': 'CloseHandle', 'handle': 'd', 'process': 'b', 'expect': {'ok': true}}";
    String exit = "{'call': 'ExitProcess', 'process': 'b', 'expect': {'ok': true}}";
    assertThat(only(read(withSteps(duplicate, close))).hasTwoProcesses()).isTrue();
    assertThatThrownBy(() -> read(withSteps(duplicate, exit, close)))
        .hasMessage(
            "my.json, case 'one', step 5: 'handle' uses the handle 'd', which no earlier step"
                + " binds");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'call': 'MapViewOfFil', 'handle': 's' | unknown call 'MapViewOfFil'; did you mean 'MapViewOfFile'?",
        "'call': 'CloseHandle', 'handle': 'v' | 'handle' uses the handle 'v', which no earlier step binds",
        "'call': 'CloseHandle', 'handle': 's', 'process': 'b' | 'handle' uses the handle 's', which no earlier step binds",
        "'call': 'CloseHandle', 'handle': 's', 'process': 'c' | 'process' is 'c', but must be a or b",
        "'call': 'CloseHandle', 'handle': '0xfg' | 'handle' is '0xfg', which is not a number such as 4096 or 0x1000",
        "'call': 'OpenFileMapping', 'name': 'N', 'access': ['FILE_MAP_REED'] | 'access' has the unknown constant 'FILE_MAP_REED'; did you mean 'FILE_MAP_READ'?",
        "'call': 'CreateFile', 'name': 'F', 'access': ['FILE_MAP_READ'] | 'access' has the unknown constant 'FILE_MAP_READ'",
        "'call': 'CreateFileMapping', 'file': null, 'size': '1', 'protect': 'SEC_RESERV' | 'protect' has the unknown constant 'SEC_RESERV'; did you mean 'SEC_RESERVE'?",
        "'call': 'CreateFileMapping', 'file': null, 'size': '1', 'protect': '0', 'inherit': 'yes' | 'inherit' must be true or false",
        "'call': 'CreateFileMapping', 'size': '1', 'protect': '0' | 'file' is missing",
        "'call': 'ReadFile', 'handle': 's', 'offset': '0', 'width': 5 | 'width' is 5, but must be 1, 2, 4 or 8",
        "'call': 'UnmapViewOfFileEx', 'address': 'v', 'flags': ['MEM_PRESERV'] | 'flags' has the unknown constant 'MEM_PRESERV'; did you mean 'MEM_RESERVE'?",
        "'call': 'ExitProcess' | ExitProcess needs 'process': 'b', since a lives to the end",
        "'call': 'CreateProcess', 'child': 'a', 'inheritHandles': true | CreateProcess can only make b a child of a",
        "'call': 'CreateProcess', 'child': 'b' | 'inheritHandles' must be true",
        "'call': 'DuplicateHandle', 'handle': 's' | 'bind' is missing",
        "'call': 'CloseHandle', 'handle': 's', 'inherit': true | unknown key 'inherit'",
        "'call': 'UnmapViewOfFile', 'address': 'v', 'bind': 'w' | 'bind' is given for UnmapViewOfFile, but only VirtualAlloc, CreateFile, CreateFileMapping, OpenFileMapping, MapViewOfFile, DuplicateHandle, VirtualAlloc2, MapViewOfFile3 can bind",
      })
  void aStepThatCannotBeMadeNamesFileCaseAndStep(String step, String complaint) {
    assertThatThrownBy(() -> read(withSteps("{" + step + ", 'expect': {'ok': true}}")))
        .isInstanceOf(UserMistake.class)
        .hasMessage("my.json, case 'one', step 3: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'existed': 0} | 'existed' must be true or false",
        "{'exist': true} | unknown key 'exist'; did you mean 'existed'?",
        "{'ok': false, 'error': 'ERROR_INVALID_HANDEL'} | 'error' is 'ERROR_INVALID_HANDEL', which no call gives; did you mean 'ERROR_INVALID_HANDLE'?",
        "{'anyOf': [{'ok': false, 'error': 'ERROR_FILE_INVALD'}]} | 'error' is 'ERROR_FILE_INVALD', which no call gives; did you mean 'ERROR_FILE_INVALID'?",
      })
  void anAnswerThatNoCallGivesIsRefused(String expect, String complaint) {
    assertThatThrownBy(
            () ->
                read(
                    withSteps(
                        "{'call': 'CreateFileMapping', 'file': null, 'size': '1', 'protect': '0',"
                            + " 'expect': "
                            + expect
                            + "}")))
        .isInstanceOf(UserMistake.class)
        .hasMessage("my.json, case 'one', step 3, expect: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'tags': ['cache-coherrent'], 'steps': [] | : 'tags' has the unknown tag 'cache-coherrent'; did you mean 'cache-coherent'?",
        "'files': ['F'], 'steps': [] | : 'files' must be a JSON object",
        "'files': {'F': 7}, 'steps': [] | , file 'F': must be a JSON object",
        "'files': {'F': {'sise': '1'}}, 'steps': [] | , file 'F': 'size' is missing",
        "'files': {'F': {'size': '1', 'device': 'd'}}, 'steps': [] | , file 'F': unknown key 'device'",
        "'files': {'F': {'size': '0x2000000'}}, 'steps': [] | , file 'F': 'size' is 0x2000000, but a file of a case can have at most 0x1000000 bytes",
      })
  void aCaseOfAnotherShapeIsRefused(String rest, String complaint) {
    assertThatThrownBy(() -> read(file(rest)))
        .isInstanceOf(UserMistake.class)
        .hasMessage("my.json, case 'one'" + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'files': {}, 'steps': [] | : 'files' needs the format vm-conformance/2",
        "'steps': [{'call': 'CloseHandle', 'handle': '4', 'expect': {'ok': true}}] | , step 1: the call CloseHandle needs the format vm-conformance/2",
        "'steps': [{'call': 'Read', 'process': 'b', 'address': null, 'width': 1, 'expect': {'ok': true}}] | , step 1: 'process' needs the format vm-conformance/2",
      })
  void aFileOfTheFirstFormatKeepsToIt(String rest, String complaint) {
    assertThatThrownBy(() -> read(file(rest).replace("vm-conformance/2", "vm-conformance/1")))
        .isInstanceOf(UserMistake.class)
        .hasMessage("my.json, case 'one'" + complaint);
  }
}
