package org.faultline.memory.server;

/** What the MemoryManager answers to a process that only asks. */
public sealed interface Finding
    permits MemoryStatus,
        PagePlaces,
        SectionFindings.SectionFound,
        SectionFindings.ImageFound,
        SectionFindings.HandleOpened,
        SectionFindings.CommittedPages,
        SectionFindings.BytesRead,
        SectionFindings.FileSize,
        SectionFindings.ShareCount {}
