namespace System.Collections.Generic;

/// <summary>What dictionaries of newer frameworks have.</summary>
internal static class DictionaryExtensions
{
    public static bool TryAdd<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue value)
    {
        if (dictionary.ContainsKey(key))
        {
            return false;
        }

        dictionary.Add(key, value);
        return true;
    }

    public static TValue GetOrAdd<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TValue> create)
    {
        if (!dictionary.TryGetValue(key, out TValue? value))
        {
            value = create(key);
            dictionary.Add(key, value);
        }

        return value;
    }
}
