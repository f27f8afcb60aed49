package org.faultline.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What simulators usually get wrong (docs/windows.md W1201 to W1208), and the tests that show it of
 * none of the classes here. A test that is renamed must be renamed here too.
 */
class TwentyMistakesTest {
  /** A mistake and the tests, as class and method, that would fail of a machine that makes it. */
  private record Mistake(int number, String what, String... tests) {
    @Override
    public String toString() {
      return number + ": " + what;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            1, "a frame at commit", "windows.WindowsCommitTest aChargeTakesNeitherFrameNorSlot"),
        new Mistake(
            2,
            "a slot at commit or at the trim",
            "windows.WindowsCommitTest aChargeTakesNeitherFrameNorSlot",
            "windows.WriteClusterTest neighbouringPagesGetNeighbouringSlotsChosenAtTheWrite"),
        new Mistake(
            3,
            "reservations at pages",
            "address.VirtualAllocTest aReservationBeginsAtAGranuleAndEndsAtAPage",
            "address.PlacementTest theRestOfAGranuleIsUnusable"),
        new Mistake(
            4,
            "commits of whole granules",
            "TwentyMistakesTest aCommitRoundsToPages",
            "address.VirtualFreeTest decommitNamesThePagesThatDie",
            "address.VirtualLockTest aLockNamesThePagesToBringIn"),
        new Mistake(
            5,
            "no second commit, or a second charge",
            "address.VirtualAllocTest committingAgainChargesOnlyNewPagesAndSetsTheProtectionOfAll"),
        new Mistake(
            6,
            "calls across reservations",
            "address.VirtualAllocTest aCommitStaysInsideOneReservation",
            "address.VirtualFreeTest decommitPastTheEndIsAnInvalidParameter"),
        new Mistake(
            7,
            "the wrong error",
            "address.PlacementTest aFullAddressSpaceIsNotEnoughMemory",
            "windows.WindowsCommitTest aChargeThatCanNeverFitIsRefusedAndChangesNothing",
            "address.VirtualLockTest theQuotaIsTheMinimumWorkingSetLessEightPages",
            "address.VirtualLockTest unlockingAPageNotLockedTrimsItAndUnlocksNothing"),
        new Mistake(
            8,
            "a release with a size or of a part",
            "address.VirtualFreeTest releaseNeedsASizeOfZero",
            "address.VirtualFreeTest releaseNeedsTheBaseAddress"),
        new Mistake(
            9,
            "no page tables",
            "address.VirtualAllocTest aHugeCommitTakesNoEntry",
            "windows.FaultKindsTest pageTableFaultsComeFirstFromTheTopDown",
            "windows.FaultKindsTest aPageTableInThePagefileIsReadAlone",
            "windows.PageTableUseTest anExplicitCommitBringsTablesInAndNoPage"),
        new Mistake(
            10,
            "standby as used memory",
            "windows.PageTransitionsTest aRepurposedPageWithASlotIsInItsSlotAfterwards",
            "windows.AllocationOrderTest aPageOfZerosTakesZeroedThenFreeThenStandby"),
        new Mistake(
            11,
            "write and drop in one step",
            "windows.PageTransitionsTest aDirtyPageGoesToTheModifiedList",
            "windows.PageTransitionsTest aModifiedPageIsTakenBackByItsOwnerAndStaysDirty",
            "windows.PageTransitionsTest aPageTakenBackDuringItsWriteIsNotPutOnStandbyAtItsEnd",
            "windows.PageTransitionsTest aPageOnStandbyIsTakenBackByItsOwner"),
        new Mistake(
            12,
            "a read for every fault",
            "windows.PageTransitionsTest aPageOnStandbyIsTakenBackByItsOwner"),
        new Mistake(
            13,
            "reads counted as pages",
            "windows.ReadClusterTest neighboursInNeighbouringSlotsComeAlong"),
        new Mistake(
            14,
            "a global LRU",
            "workingset.WorkingSetManagerTest whoHasTheGreaterClaimGivesFirst",
            "workingset.WorkingSetManagerTest whoHasLongBeenIdleGivesFirst",
            "workingset.WorkingSetManagerTest theForegroundGivesLast",
            "workingset.WorkingSetManagerTest anAgeCountsThePassesSinceTheLastUse"),
        new Mistake(
            15,
            "a maximum that binds",
            "windows.WorkingSetGrowthTest aProcessGrowsBeyondASoftMaximumWhileMemoryIsPlentiful",
            "windows.WorkingSetGrowthTest aHardMaximumBindsAlways"),
        new Mistake(
            16,
            "processes killed for memory",
            "windows.WindowsCommitTest aChargeThatCanNeverFitIsRefusedAndChangesNothing",
            "windows.FaultKindsTest aFaultWithoutAPageWaitsAndGoesOnWhereItStopped"),
        new Mistake(
            17,
            "locks without a limit, or counted",
            "address.VirtualLockTest theQuotaIsTheMinimumWorkingSetLessEightPages",
            "address.VirtualLockTest oneUnlockUndoesTwoLocks",
            "address.VirtualLockTest unlockingAPageNotLockedTrimsItAndUnlocksNothing",
            "windows.ResidentAvailableTest aLockIsAdmittedAgainstWhatCanStillBePromised"),
        new Mistake(
            18,
            "guard pages that stay",
            "address.ReferenceResolutionTest aGuardFiresOnceForAnyAccess",
            "address.VirtualLockTest aGuardPageIsDisarmedAndFailsTheFirstCall"),
        new Mistake(
            19,
            "dead pages on standby, or leaks",
            "windows.PageTransitionsTest pagesOfAProcessThatEndsSkipStandby",
            "windows.WindowsCommitTest anExitReturnsTheChargeAtOnce",
            "windows.FaultKindsTest aProcessThatEndsDuringItsWriteLeavesFrameAndSlotUntilTheEnd",
            "windows.WindowsHistoriesTest pagesHoldTheirBytesInMemory"),
        new Mistake(
            20,
            "two reads for a page, or no second look",
            "windows.FaultKindsTest twoRequestsForAPageAreOneRead",
            "windows.FaultKindsTest aPageDecommittedDuringItsReadIsFreedAtItsEnd"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isShownNotToBeMade(Mistake mistake) throws ClassNotFoundException {
    assertThat(mistake.tests).isNotEmpty();
    for (String test : mistake.tests) {
      String[] names = test.split(" ");
      Class<?> room = Class.forName("org.faultline.memory." + names[0]);
      assertThat(room.getDeclaredMethods())
          .as(test)
          .anyMatch(method -> method.getName().equals(names[1]) && isTest(method));
    }
  }

  private static boolean isTest(Method method) {
    return Stream.of(Test.class, ParameterizedTest.class).anyMatch(method::isAnnotationPresent);
  }

  @Test
  void allTwentyAreHere() {
    List<Integer> numbers = mistakes().map(Mistake::number).toList();
    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
  }

  @Test
  void aCommitRoundsToPages() {
    AddressSpace space = new AddressSpace(AddressLayout.BITS_32, false, false);
    int reserve = 0x2000;
    int commit = 0x1000;
    int readWrite = 4;
    apply(space, space.planAlloc(0x5000_0000L, 0x10000, reserve, readWrite));
    CallPlan plan = space.planAlloc(0x5000_2FFFL, 2, commit, readWrite);
    assertThat(plan).isInstanceOf(CallPlan.Ready.class);
    apply(space, plan);
    assertThat(space.committedPages()).as("the two pages that the two bytes are in").isEqualTo(2);
    assertThat(Arrays.asList(stateAt(space, 0x5000_1FFFL), stateAt(space, 0x5000_2000L)))
        .containsExactly(reserve, commit);
    assertThat(stateAt(space, 0x5000_4000L)).isEqualTo(reserve);
  }

  private static int stateAt(AddressSpace space, long address) {
    return space.query(address).orElseThrow().state();
  }

  private static void apply(AddressSpace space, CallPlan plan) {
    space.apply((CallPlan.Ready) plan);
  }
}
