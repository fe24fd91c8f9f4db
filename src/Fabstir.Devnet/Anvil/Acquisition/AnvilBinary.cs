namespace Fabstir.Development;

/// <summary>An anvil executable on this machine.</summary>
/// <param name="Path">Where it is. Not the script of the npm package: when that is killed, the anvil that it started lives on.</param>
/// <param name="Version">What it says its version is.</param>
public sealed record AnvilBinary(string Path, Version Version)
{
    /// <summary>The version that is fetched where there is none. One on <c>PATH</c> is taken if it is not older, the last number aside.</summary>
    public static Version PinnedVersion => AnvilVersion.Pinned;
}
