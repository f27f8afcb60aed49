/** What a user writes about a machine and its processes, and how it is read and checked. */
package org.faultline.workload.config;
