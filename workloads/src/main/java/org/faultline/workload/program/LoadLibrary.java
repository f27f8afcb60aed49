package org.faultline.workload.program;

import java.util.List;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls LoadLibrary and binds a name to the image's pages. Where the image does not lie at its
 * base, the loader writes the pages that name addresses in it, each of which so becomes the
 * process's own (docs/windows.md W1504).
 *
 * @param name of the image
 * @param as the name to bind
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record LoadLibrary(String name, String as, Win32Error expect) implements SectionStep {
  /** Steps that load these images, each bound to its own name. */
  public static List<Step> all(List<String> images) {
    return images.stream()
        .<Step>map(name -> new LoadLibrary(name, name, Win32Error.ERROR_SUCCESS))
        .toList();
  }

  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(new SystemCall.LoadLibrary(name), expect, new Loaded());
  }

  /** Binds the name, moves the image where it must, and is done when it is asked again. */
  private final class Loaded implements StepRun {
    private boolean bound;

    @Override
    public Demand next(ProgramContext context) {
      if (bound) {
        return Demand.Done.DONE;
      }
      bound = true;
      CallResult result = context.lastResult();
      CallInformation.ImageLoaded image = result.found(CallInformation.ImageLoaded.class);
      context.bind(as, new ProgramContext.Range(result.value(), image.sizeBytes()));
      return image.relocatedBytes() == 0
          ? Demand.Done.DONE
          : new Demand.Do(relocate(image.codeAddress(), image.relocatedBytes()));
    }
  }

  private static List<Step> relocate(long address, long bytes) {
    return List.of(
        protect(address, bytes, Protection.PAGE_READWRITE),
        context -> new OnceRun(asked -> writes(address, bytes)),
        protect(address, bytes, Protection.PAGE_EXECUTE_READ));
  }

  private static Step protect(long address, long bytes, int protection) {
    SystemCall call = new SystemCall.VirtualProtect(address, bytes, protection);
    return context -> new CallRun(call, Win32Error.ERROR_SUCCESS, CallRun::done);
  }

  private static Demand writes(long address, long bytes) {
    int pages = Math.toIntExact(bytes >>> AddressLayout.PAGE_SHIFT);
    ReferenceBatch batch = new ReferenceBatch(pages);
    long first = address >>> AddressLayout.PAGE_SHIFT;
    for (int i = 0; i < pages; i++) {
      batch.references[i] = PageReference.of(first + i, Access.WRITE);
    }
    batch.to = pages;
    batch.single = true;
    return new Demand.References(batch);
  }

  /** Reads {@code LoadLibrary { name, as, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.LOAD_LIBRARY.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> {
            String name = fields.required("name").name();
            String as = Handles.named(fields);
            return new LoadLibrary(name, as == null ? name : as, Expected.error(fields));
          });
    }
  }
}
