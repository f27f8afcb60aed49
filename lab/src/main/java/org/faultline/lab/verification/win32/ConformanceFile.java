package org.faultline.lab.verification.win32;

import java.util.List;

/**
 * The cases of one theme.
 *
 * @param file the name of the file that holds them
 */
public record ConformanceFile(String file, String theme, List<ConformanceCase> cases) {}
