package org.faultline.actors.process;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.Region;
import org.faultline.memory.section.ImageLayout;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/** What LoadLibrary and FreeLibrary ask of the MemoryManager, and what they give. */
final class ImageRequests {
  private final AddressSpace space;

  ImageRequests(AddressSpace space) {
    this.space = space;
  }

  /** Whether it is a call of an image. */
  boolean asks(SystemCall call) {
    return call instanceof SystemCall.LoadLibrary || call instanceof SystemCall.FreeLibrary;
  }

  /** What it asks before anything can be planned; absent for what the process knows. */
  @Nullable SectionWork asked(SystemCall call) {
    return call instanceof SystemCall.LoadLibrary c && space.loadedImage(c.name()) == null
        ? new SectionWork.FindImage(c.name())
        : null;
  }

  /** Plans a call of an image that is loaded, or shall be. */
  CallPlan plan(SystemCall call) {
    if (call instanceof SystemCall.FreeLibrary c) {
      return space.planFreeImage(c.name());
    }
    Region loaded = call instanceof SystemCall.LoadLibrary c ? space.loadedImage(c.name()) : null;
    if (loaded == null) {
      throw new IllegalArgumentException("no loaded image is asked for by " + call);
    }
    return space.planImageReference(loaded);
  }

  /** Plans an image that was found. */
  CallPlan plan(SectionInfo section) {
    ImageLayout image = section.image();
    if (image == null) {
      throw new IllegalArgumentException("no image is section " + section.id());
    }
    return space.planLoadImage(section, image);
  }

  /** What the call gives that was applied. */
  CallResult result(SystemCall call, CallResult applied, boolean wasLoaded) {
    Region region =
        call instanceof SystemCall.LoadLibrary
            ? space.region(applied.value() >>> AddressLayout.PAGE_SHIFT)
            : null;
    ImageLayout image = region == null ? null : region.image();
    if (region == null || image == null) {
      return applied;
    }
    boolean moved = !wasLoaded && region.baseAddress() != image.baseAddress();
    return new CallResult(
        applied.error(),
        applied.value(),
        new CallInformation.ImageLoaded(
            image.pages() << AddressLayout.PAGE_SHIFT,
            region.baseAddress() + (image.firstCodePage() << AddressLayout.PAGE_SHIFT),
            moved ? image.relocatedPages() << AddressLayout.PAGE_SHIFT : 0),
        null);
  }
}
