package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.section.SectionConstants;
import org.faultline.workload.program.SystemCall;

/** The steps that make the files of a case before it begins, and delete them after it. */
final class CaseFiles {
  private static final String HANDLE = "file";
  private static final int MOST_BYTES_AT_ONCE = 1 << 16;

  private CaseFiles() {}

  static List<ConformanceStep> making(List<CaseFile> files) {
    List<ConformanceStep> steps = new ArrayList<>();
    Binding handle = new Binding(HANDLE, Binding.Kind.HANDLE);
    for (CaseFile file : files) {
      steps.add(
          CaseScript.success(
              ConformanceCall.of(
                  b ->
                      new SystemCall.CreateFile(
                          b.global(file.name()),
                          SectionConstants.GENERIC_WRITE,
                          SectionConstants.CREATE_NEW,
                          false)),
              handle));
      for (long offset = 0; offset < file.sizeBytes(); offset += MOST_BYTES_AT_ONCE) {
        long from = offset;
        steps.add(
            call(
                b ->
                    new SystemCall.WriteFile(
                        b.handle(HANDLE), from, file.bytes(from, MOST_BYTES_AT_ONCE))));
      }
      steps.add(call(b -> new SystemCall.CloseHandle(b.handle(HANDLE))));
    }
    return steps;
  }

  static List<ConformanceStep> deleting(List<CaseFile> files) {
    return files.stream()
        .map(file -> call(b -> new SystemCall.DeleteFile(b.global(file.name()))))
        .toList();
  }

  private static ConformanceStep call(ConformanceCall.Maker maker) {
    return CaseScript.success(ConformanceCall.of(maker), null);
  }
}
