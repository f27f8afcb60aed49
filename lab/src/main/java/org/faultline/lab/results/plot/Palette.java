package org.faultline.lab.results.plot;

/**
 * Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008), for a light
 * ground and, lighter, for a dark one.
 */
public final class Palette {
  /** The colour of what is only there to compare with. */
  public static final int GREY = 7;

  private static final String[] LIGHT = {
    "#0072b2", "#d55e00", "#009e73", "#b5588f", "#3f9fd8", "#c98500", "#5c4b9b", "#7a7f87"
  };
  private static final String[] DARK = {
    "#5ab2ec", "#ff8a3d", "#3ccb9f", "#e59bc6", "#9bd3f7", "#f2bd4a", "#ab9df2", "#9aa1ab"
  };

  private Palette() {}

  /** How many colours there are; more series repeat them with other dashes. */
  public static int size() {
    return LIGHT.length;
  }

  /** A colour on a light ground. */
  static String light(int colour) {
    return LIGHT[colour % LIGHT.length];
  }

  /** The class of what has this colour: repeated colours are hatched. */
  public static String style(int colour) {
    return "c" + colour % LIGHT.length + (colour < LIGHT.length ? "" : " again");
  }

  /** Declarations of style variables {@code --c0}, {@code --c1} ... */
  public static String variables(boolean dark) {
    StringBuilder css = new StringBuilder();
    String[] colours = dark ? DARK : LIGHT;
    for (int i = 0; i < colours.length; i++) {
      css.append("--c").append(i).append(':').append(colours[i]).append(';');
    }
    return css.toString();
  }
}
