using System.Diagnostics;
using System.Globalization;

namespace Fabstir.Development.Tests.Support;

/// <summary>This test program in its other role: a parent that holds or fetches an anvil, and that a test may kill.</summary>
internal static class ParentProgram
{
    public const string Switch = "--as-parent";

    /// <summary>Starts an anvil, says so, and ends without disposing it once its input ends.</summary>
    public static Process StartHolder(ulong chainId, string anvilPath) =>
        Start("hold", chainId.ToString(CultureInfo.InvariantCulture), anvilPath);

    /// <summary>Starts a devnet, says which process its anvil is, and ends without disposing it once its input ends.</summary>
    public static Process StartDevnetHolder(ulong chainId) => Start("hold-devnet", chainId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Looks for anvil in a cache folder and prints what it found.</summary>
    public static Process StartFinder(string cacheFolder, string searchPath) => Start("find", cacheFolder, searchPath);

    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["hold", var chainId, var anvilPath] => HoldAsync(ulong.Parse(chainId, CultureInfo.InvariantCulture), anvilPath),
        ["hold-devnet", var chainId] => HoldDevnetAsync(ulong.Parse(chainId, CultureInfo.InvariantCulture)),
        ["find", var cacheFolder, var searchPath] => FindAsync(cacheFolder, searchPath),
        _ => throw new ArgumentException("Unknown role.", nameof(args)),
    };

    private static Process Start(params string[] args)
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(ParentProgram).Assembly.GetName().Name!);
        return Process.Start(new ProcessStartInfo(program, [Switch, .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    private static async Task<int> HoldAsync(ulong chainId, string anvilPath)
    {
        AnvilOptions options = new() { ChainId = chainId, Binary = new AnvilBinary(anvilPath, AnvilBinary.PinnedVersion) };
        AnvilProcess anvil = await AnvilProcess.StartAsync(options);
        Console.WriteLine(anvil.ProcessId);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task<int> HoldDevnetAsync(ulong chainId)
    {
        Devnet devnet = await Devnet.StartAsync(new DevnetOptions { ChainId = chainId });
        Console.WriteLine(devnet.Anvil.ProcessId);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task<int> FindAsync(string cacheFolder, string searchPath)
    {
        AnvilEnvironment environment = new(null, searchPath, cacheFolder, AnvilPlatform.Current);
        Console.WriteLine((await new AnvilSearch(environment, TimeProvider.System).FindAsync(CancellationToken.None)).Path);
        return 0;
    }
}
