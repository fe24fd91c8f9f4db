using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Writes the third parameter of <c>eth_call</c>, as geth defined it.</summary>
internal static class StateOverrideWriter
{
    /// <exception cref="ArgumentException">The storage of an account is both replaced and changed.</exception>
    public static void Check(IReadOnlyDictionary<Address, AccountOverride>? accounts)
    {
        foreach ((Address address, AccountOverride account) in accounts ?? new Dictionary<Address, AccountOverride>())
        {
            if (account.Storage is not null && account.StorageChanges is not null)
            {
                throw new ArgumentException(
                    $"The override of {address} replaces the whole storage and changes single slots: only one is possible.", nameof(accounts));
            }
        }
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<Address, AccountOverride> accounts)
    {
        writer.WriteStartObject();
        foreach ((Address address, AccountOverride account) in accounts)
        {
            writer.WriteStartObject(address.ToString());
            if (account.Balance is { } balance)
            {
                writer.WriteString("balance"u8, Quantity.Format(balance.Value));
            }

            if (account.Nonce is { } nonce)
            {
                writer.WriteString("nonce"u8, Quantity.Format(nonce));
            }

            if (account.Code is { } code)
            {
                writer.WriteString("code"u8, code.ToString());
            }

            WriteSlots(writer, "state", account.Storage);
            WriteSlots(writer, "stateDiff", account.StorageChanges);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteSlots(Utf8JsonWriter writer, string name, IReadOnlyDictionary<Bytes32, Bytes32>? slots)
    {
        if (slots is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach ((Bytes32 slot, Bytes32 value) in slots)
        {
            writer.WriteString(slot.ToString(), value.ToString());
        }

        writer.WriteEndObject();
    }
}
