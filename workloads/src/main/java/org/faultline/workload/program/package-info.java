/**
 * What a process does: the steps of programs, each of which answers with one demand after the other
 * (references, data, system calls, waits), and the contract for steps of plug-ins.
 */
package org.faultline.workload.program;
