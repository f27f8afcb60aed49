package org.faultline.memory.address;

import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;
import org.jspecify.annotations.Nullable;

/** What a region shows of a section: docs/windows.md W1305. */
public final class SectionView {
  private static final long CHARGED = 1;

  private final SectionInfo section;
  private final long firstSectionPage;
  private final Protection protection;
  private final long pages;
  // The pages of the view, from 0, that the process is charged for; absent where it is none or all.
  private @Nullable Runs charged;
  private long chargedPages;
  // How often an image was loaded more than freed.
  private int references;

  /** A view of so many {@code pages} that may be used as {@code protection} says. */
  SectionView(SectionInfo section, long firstSectionPage, long pages, Protection protection) {
    this.section = section;
    this.firstSectionPage = firstSectionPage;
    this.pages = pages;
    this.protection = protection;
    chargedPages = protection.isCopyOnWrite() && section.image() == null ? pages : 0;
  }

  /** The section. */
  public SectionInfo section() {
    return section;
  }

  /** The page of the section that the first page of the region shows. */
  public long firstSectionPage() {
    return firstSectionPage;
  }

  /** How often the image that it shows was loaded and not freed. */
  int references() {
    return references;
  }

  void reference(int change) {
    references += change;
  }

  /** The protection at mapping: no page of the view ever permits more. */
  Protection protection() {
    return protection;
  }

  /** PAGE_NOCACHE or PAGE_WRITECOMBINE where the section asks for it, else 0. */
  int cacheAttribute() {
    if ((section.attributes() & SectionConstants.SEC_IMAGE) != 0) {
      return 0;
    }
    if ((section.attributes() & SectionConstants.SEC_NOCACHE) != 0) {
      return Protection.PAGE_NOCACHE;
    }
    boolean combine = (section.attributes() & SectionConstants.SEC_WRITECOMBINE) != 0;
    return combine ? Protection.PAGE_WRITECOMBINE : 0;
  }

  /** The pages that the process is charged for, since each may become a copy of its own. */
  long chargedPages() {
    return chargedPages;
  }

  /** The pages from {@code first} to {@code last}, from 0 on, that would be charged anew. */
  long uncharged(long first, long last) {
    if (charged == null) {
      return chargedPages > 0 ? 0 : last - first + 1;
    }
    return last - first + 1 - charged.count(first, last, CHARGED);
  }

  /** Charges these pages, from 0 on, until the view is unmapped; returns how many anew. */
  long charge(long first, long last) {
    long fresh = uncharged(first, last);
    if (fresh == 0) {
      return 0;
    }
    if (charged == null) {
      charged = new Runs(0);
    }
    charged.set(first, last, CHARGED);
    chargedPages += fresh;
    if (chargedPages == pages) {
      charged = null;
    }
    return fresh;
  }
}
