using System.Globalization;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Where conversations are, unless the application says so.</summary>
internal static class ConversationPlace
{
    /// <summary>The caller's store; else his folder; else a folder of the user's for each chain and account. Nothing is read or written.</summary>
    public static IConversationStore Of(IConversationStore? store, string? folder, ulong chainId, Address? account, TimeProvider time) =>
        store ?? new FileConversationStore(() => folder ?? DefaultFolder(chainId, account), time);

    private static string DefaultFolder(ulong chainId, Address? account)
    {
        string root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string name = string.Create(CultureInfo.InvariantCulture, $"{chainId}-{account?.ToString().ToLowerInvariant() ?? "reader"}");
        return root.Length > 0
            ? Path.Combine(root, "fabstir", "conversations", name)
            : throw new ConversationStoreException(name, "this user has no folder for application data, as in many containers; set ConversationFolder to a folder that is kept");
    }
}
