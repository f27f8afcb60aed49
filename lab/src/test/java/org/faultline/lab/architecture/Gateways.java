package org.faultline.lab.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.faultline.workload.trace.PartialFile;
import picocli.CommandLine;

/** The few places of the lab through which files and text leave it, and how its threads wait. */
final class Gateways {
  private static final String OUTPUT = "org.faultline.lab.results.output";
  private static final String CONSOLE_COMMAND = "org.faultline.lab.cli.ConsoleCommand";

  private static final Set<String> CHANGES_OF_FILES =
      Set.of(
          "write",
          "writeString",
          "newBufferedWriter",
          "newOutputStream",
          "newByteChannel",
          "createFile",
          "createDirectory",
          "createDirectories",
          "createTempFile",
          "createTempDirectory",
          "createLink",
          "createSymbolicLink",
          "copy",
          "move",
          "delete",
          "deleteIfExists",
          "setAttribute",
          "setLastModifiedTime",
          "setOwner",
          "setPosixFilePermissions");

  private static final Set<String> CHANGES_OF_A_FILE =
      Set.of(
          "createNewFile",
          "createTempFile",
          "delete",
          "deleteOnExit",
          "mkdir",
          "mkdirs",
          "renameTo");

  /** Files and folders are made, moved and deleted in one place. */
  static final ArchRule FILES_ARE_WRITTEN_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAPackage(Model.LAB)
          .and()
          .resideOutsideOfPackage(OUTPUT)
          .should()
          .accessTargetWhere(describe("changes the file system", Gateways::changesFiles));

  /** Standard output and standard error are written to in one place. */
  static final ArchRule TEXT_IS_SAID_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAPackage(Model.LAB)
          .and()
          .resideOutsideOfPackage(OUTPUT)
          .should()
          .accessTargetWhere(describe("says something by itself", Gateways::saysByItself));

  /** Threads wait for each other through queues, futures and latches. */
  static final ArchRule NOBODY_WAITS_BY_HAND =
      noClasses()
          .that()
          .resideInAPackage(Model.LAB)
          .should()
          .accessTargetWhere(describe("waits by hand", Gateways::waitsByHand));

  /** The command line is read in one room. */
  static final ArchRule ONLY_COMMANDS_KNOW_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage(Model.LAB)
          .and()
          .resideOutsideOfPackage("org.faultline.lab.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  private Gateways() {}

  private static boolean changesFiles(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    JavaClass owner = target.getOwner();
    boolean constructor = target.getName().equals("<init>");
    if (owner.isEquivalentTo(Files.class)) {
      return CHANGES_OF_FILES.contains(target.getName());
    } else if (owner.isEquivalentTo(File.class)) {
      return CHANGES_OF_A_FILE.contains(target.getName());
    } else if (owner.isEquivalentTo(FileChannel.class)
        || owner.isEquivalentTo(AsynchronousFileChannel.class)) {
      return target.getName().equals("open");
    } else if (owner.isEquivalentTo(CsvWriter.CsvWriterBuilder.class)) {
      return target.getName().equals("build") && takes(target, "java.nio.file.Path");
    }
    return owner.isEquivalentTo(PartialFile.class)
        || constructor
            && (owner.isAssignableTo(FileOutputStream.class)
                || owner.isAssignableTo(FileWriter.class)
                || owner.isAssignableTo(RandomAccessFile.class));
  }

  private static boolean takes(AccessTarget target, String type) {
    return target instanceof CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream().anyMatch(t -> t.getName().equals(type));
  }

  private static boolean saysByItself(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    JavaClass owner = target.getOwner();
    if (owner.isEquivalentTo(System.class)) {
      return Set.of("out", "err", "setOut", "setErr").contains(target.getName());
    } else if (owner.isEquivalentTo(FileDescriptor.class)) {
      return Set.of("out", "err").contains(target.getName());
    } else if (owner.isEquivalentTo(CommandLine.class)) {
      boolean own = access.getOriginOwner().getName().equals(CONSOLE_COMMAND);
      return !own
          && Set.of("getOut", "getErr", "usage", "printVersionHelp").contains(target.getName());
    }
    return target.getName().equals("<init>")
        && (owner.isEquivalentTo(PrintStream.class) || owner.isEquivalentTo(PrintWriter.class));
  }

  private static boolean waitsByHand(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    JavaClass owner = target.getOwner();
    if (owner.isEquivalentTo(LockSupport.class)) {
      return target.getName().startsWith("park");
    } else if (owner.isAssignableTo(Thread.class)) {
      return Set.of("sleep", "yield", "onSpinWait").contains(target.getName());
    }
    return owner.isEquivalentTo(Object.class)
        && Set.of("wait", "notify", "notifyAll").contains(target.getName());
  }
}
