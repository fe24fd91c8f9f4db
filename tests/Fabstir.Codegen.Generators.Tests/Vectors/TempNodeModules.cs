namespace Fabstir.Tests;

internal static class NodeModules
{
    public static string PathOf(params string[] parts) => Path.Combine([Repository.PathOf("tests", "node", "node_modules"), .. parts]);
}
