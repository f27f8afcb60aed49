package org.faultline.workload.program;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Win32Error;

/**
 * Calls VirtualAlloc and binds a name to the pages that it returned.
 *
 * @param as the name to bind; null for none
 * @param within the bound range that the address is taken from; null where {@code address} says it
 * @param addressBytes the address, or the offset in {@code within}; 0 without {@code within} for
 *     NULL
 * @param type {@link Win32Flags#ALLOCATION}
 * @param protect {@link Win32Flags#PROTECTION}
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record VirtualAlloc(
    String as,
    String within,
    long addressBytes,
    long sizeBytes,
    int type,
    int protect,
    Win32Error expect)
    implements Step {

  /** A call with NULL for its address that must succeed. */
  public static VirtualAlloc anywhere(String as, long sizeBytes, int type, int protect) {
    return new VirtualAlloc(as, null, 0, sizeBytes, type, protect, Win32Error.ERROR_SUCCESS);
  }

  @Override
  public StepRun start(ProgramContext context) {
    long address = addressBytes;
    if (within != null) {
      try {
        address = new Place(within, addressBytes, Place.REST).resolve(context).address();
      } catch (IllegalArgumentException e) {
        return StepRun.fail("VirtualAlloc: " + e.getMessage());
      }
    }
    SystemCall call = new SystemCall.VirtualAlloc(address, sizeBytes, type, protect);
    long asked = address;
    return new CallRun(
        call,
        expect,
        after -> {
          if (as != null) {
            long base = after.lastResult().value();
            long end = (asked == 0 ? base : asked) + sizeBytes + AddressLayout.PAGE_SIZE - 1;
            long size = (end & -AddressLayout.PAGE_SIZE) - base;
            after.bind(as, new ProgramContext.Range(base, size));
          }
          return Demand.Done.DONE;
        });
  }
}
