package org.faultline.actors.naive;

import java.util.Arrays;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.SectionFindings;

/** Does the parts of requests that take frames. */
final class NaiveParts {
  private final NaivePhysicalMemory memory;
  private final NaiveBringIn bringIn;

  NaiveParts(NaivePhysicalMemory memory, NaiveBringIn bringIn) {
    this.memory = memory;
    this.bringIn = bringIn;
  }

  NaiveBringIn.Result perform(NaiveWork work, NaiveWork.Part part) {
    NaiveProcess process = work.process;
    if (part instanceof NaiveWork.BringIn p) {
      NaivePage page = memory.pages.page(process, p.page());
      NaiveBringIn.Result result = bringIn.page(work, page);
      if (result == NaiveBringIn.Result.DONE && p.lock() && !page.locked) {
        page.locked = true;
        work.locked.add(page);
      }
      return result;
    } else if (part instanceof NaiveWork.Commit p) {
      NaivePage page = memory.pages.page(process, p.page());
      NaiveBringIn.Result result = bringIn.tables(work, page);
      if (result == NaiveBringIn.Result.DONE && page.where == Where.NOWHERE) {
        memory.pages.toZero(page);
      }
      return result;
    } else if (part instanceof NaiveWork.Tables p) {
      return bringIn.tables(work, memory.pages.page(process, p.page()));
    } else if (part instanceof NaiveWork.Move p) {
      NaivePage page = memory.pages.page(process, p.data().page());
      NaiveBringIn.Result result = bringIn.page(work, page);
      if (result == NaiveBringIn.Result.DONE) {
        move(work, page.frame, p.data());
      }
      return result;
    }
    bringIn.prefetch(process, memory.pages.in(process, ((NaiveWork.Prefetch) part).pages()));
    return NaiveBringIn.Result.DONE;
  }

  private void move(NaiveWork work, NaiveListedFrame frame, SectionWork.AccessData data) {
    if (frame.bytes == null) {
      frame.bytes = new byte[AddressLayout.PAGE_SIZE];
    }
    int to = data.offset() + data.length();
    if (data.bytes() == null) {
      byte[] read = Arrays.copyOfRange(frame.bytes, data.offset(), to);
      work.finding = new SectionFindings.BytesRead(read);
      return;
    }
    memory.dirtied(frame);
    System.arraycopy(data.bytes(), 0, frame.bytes, data.offset(), data.length());
  }
}
