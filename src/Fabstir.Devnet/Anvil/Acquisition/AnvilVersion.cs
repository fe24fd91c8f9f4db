using System.Text.RegularExpressions;

namespace Fabstir.Development;

/// <summary>Reads what <c>anvil --version</c> prints.</summary>
/// <remarks><c>anvil Version: 1.7.1</c>, <c>anvil Version: 1.8.0-nightly</c>, formerly <c>anvil 0.2.0 (5c3b075 …)</c>.</remarks>
internal static partial class AnvilVersion
{
    /// <summary>The version in the embedded lock file.</summary>
    public static Version Pinned { get; } = new(1, 7, 1);

    /// <summary>Whether it understands what the pinned version does. A patch less is no difference.</summary>
    public static bool IsRecent(Version version) => version >= new Version(Pinned.Major, Pinned.Minor);

    public static Version? Read(IEnumerable<string> output)
    {
        foreach (string line in output)
        {
            if (Line().Match(line) is { Success: true } match)
            {
                return Version.Parse(match.Groups[1].ValueSpan);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^anvil\s.*?\b([0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
