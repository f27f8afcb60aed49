package org.faultline.memory.server;

/** How far a request has come: the Pager must be asked, or it is known what becomes of it. */
public sealed interface RequestProgress permits PagerQuestion, Reply.Outcome {}
