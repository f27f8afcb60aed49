/** What a user writes about a machine and its processes, and how it is read and checked. */
@NullMarked
package org.faultline.workload.config;

import org.jspecify.annotations.NullMarked;
