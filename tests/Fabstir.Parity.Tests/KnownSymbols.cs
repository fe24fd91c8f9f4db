using System.Reflection;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Fabstir.Extensions.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Fabstir.Parity.Tests;

/// <summary>What the assemblies offer: types by their names, nested ones as <c>Outer.Inner</c>, and their members.</summary>
internal static class KnownSymbols
{
    private static readonly ILookup<string, Type> Types = new[]
        {
            typeof(Abi.Address), typeof(TransactionReceipt), typeof(JobMarketplace), typeof(FabstirClient), typeof(FabstirHostServiceCollectionExtensions),
            typeof(FabstirChatClient), typeof(IChatClient),
        }
        .SelectMany(static type => type.Assembly.GetExportedTypes())
        .ToLookup(static type => type.Name.Split('`')[0], StringComparer.Ordinal);

    public static bool Has(string symbol)
    {
        string[] parts = symbol.Split('.');
        return parts.Length is 1 or 2 && Types[parts[0]].Any(type => parts.Length == 1 || HasMember(type, parts[1]));
    }

    private static bool HasMember(Type type, string name) => type
        .GetMember(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy).Length > 0;
}
