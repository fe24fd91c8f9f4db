using System.Globalization;

namespace Fabstir.Abi.Tests;

/// <summary>Cultures that write numbers otherwise than programs do.</summary>
internal static class Cultures
{
    /// <summary>Runs code under a culture. What makes the culture special is set here too: not every machine has the data of all cultures.</summary>
    public static void Run(string name, Action action)
    {
        CultureInfo culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = name == "ar-SA" ? "\u066b" : ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
