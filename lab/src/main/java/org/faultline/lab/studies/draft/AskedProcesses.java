package org.faultline.lab.studies.draft;

/**
 * Processes that are alike, and the machine that they are to run on, as they are asked for.
 *
 * @param command the command line, which the file begins with
 * @param privateBytes what each commits
 * @param workingSetBytes what each uses again and again
 * @param count how many processes
 * @param cpus of the machine
 * @param ramBytes physical memory; 0 for enough
 */
public record AskedProcesses(
    String command, long privateBytes, long workingSetBytes, int count, int cpus, long ramBytes) {}
